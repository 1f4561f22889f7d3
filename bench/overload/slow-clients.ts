import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** So many of each kind. */
const each = 30;
const checkAfterMs = 30_000;
const dribbleEveryMs = 1000;
/** Answers that nobody reads: more than the buffers on the way hold. */
const unreadAnswers = 150;
const drainsWithinMs = 5000;

const host = 'host: bench.example.org\r\n';

const handshake = `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${host}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
/** "40" as a client's frame; it answers no ping after that. */
const joinsNamespace = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]);

/** A connection that somebody holds without making use of it. */
interface Kind {
  readonly name: string;
  readonly hello: (path: string) => string | Buffer;
  /** Sent each second. */
  readonly drop: string | null;
  readonly reads: boolean;
}

const kinds: readonly Kind[] = [
  { name: 'silent', hello: () => '', drop: null, reads: true },
  { name: 'head', hello: () => `GET / HTTP/1.1\r\n${host}x-slow: `, drop: 'a', reads: true },
  {
    name: 'body',
    hello: () =>
      `POST /api/v1/auth/code HTTP/1.1\r\n${host}content-type: application/json\r\ncontent-length: 5000\r\n\r\n{"email":"`,
    drop: 'a',
    reads: true,
  },
  {
    name: 'unread answers',
    hello: (path) => `GET ${path} HTTP/1.1\r\n${host}\r\n`.repeat(unreadAnswers),
    drop: null,
    reads: false,
  },
  {
    name: 'mute socket',
    hello: () => Buffer.concat([Buffer.from(handshake), joinsNamespace]),
    drop: null,
    reads: true,
  },
];

interface Held {
  readonly kind: Kind;
  readonly socket: Socket;
  /** When it was noticed that the server had cut it. */
  cutAfterMs: number | null;
}

const hold = (port: number, kind: Kind, path: string): Held => {
  const beganAt = performance.now();
  const socket = connect({ port, host: '127.0.0.1' });
  const held: Held = { kind, socket, cutAfterMs: null };
  socket.on('error', () => undefined);
  const cut = (): void => {
    clearInterval(dribble);
    held.cutAfterMs ??= performance.now() - beganAt;
    socket.destroy();
  };
  socket.once('close', cut);
  socket.once('end', cut);
  if (kind.reads) socket.resume();
  socket.write(kind.hello(path));
  const dribble = setInterval(() => {
    if (kind.drop !== null) socket.write(kind.drop);
  }, dribbleEveryMs);
  return held;
};

/** How a crowd of slow clients fared. */
export interface Dropped {
  /** Until the last was cut; infinite when some were not within 30 s. */
  readonly slowestMs: number;
  /** By kind: so many as were still connected after 30 s, and the time of the last that was seen to be cut. */
  readonly kinds: readonly { readonly name: string; readonly left: number; readonly lastMs: number }[];
}

/** Connects slow clients of all kinds and sees that the server cuts them; `path` is that of a page of some size. */
export const dropSlowClients = async (url: string, path: string): Promise<Dropped> => {
  const port = Number(new URL(url).port);
  const crowd = kinds.flatMap((kind) => Array.from({ length: each }, () => hold(port, kind, path)));
  await wait(checkAfterMs);
  // Who does not read does not see the end either: it comes after what was left on the way.
  for (const { socket, kind } of crowd) if (!kind.reads) socket.resume();
  await wait(drainsWithinMs);
  const told = kinds.map(({ name, reads }) => {
    const ofKind = crowd.filter(({ kind }) => kind.name === name);
    const lastMs = Math.max(...ofKind.map(({ cutAfterMs }) => cutAfterMs ?? Number.POSITIVE_INFINITY));
    const left = ofKind.filter(({ cutAfterMs }) => cutAfterMs === null || (reads && cutAfterMs > checkAfterMs)).length;
    return { name, left, lastMs: reads ? lastMs : Math.min(lastMs, left === 0 ? checkAfterMs : lastMs) };
  });
  for (const { socket } of crowd) socket.destroy();
  return { slowestMs: Math.max(...told.map(({ lastMs }) => lastMs)), kinds: told };
};
