import type { ClientEvents, Room, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import type { FastifyInstance } from 'fastify';
import { io, type Socket } from 'socket.io-client';
import type { Bearer } from './call.ts';

type EventName = keyof ServerEvents;
type EventOf<N extends EventName> = Parameters<ServerEvents[N]>[0];

/** A client with a real connection. */
export interface TestSocket {
  /** Asks to join; the server's answer, also when that is no. */
  join(room: Room): Promise<{ readonly ok: boolean; readonly code?: string }>;
  leave(room: Room): Promise<{ readonly ok: boolean; readonly code?: string }>;
  /** The next event of this name that nobody has taken yet, within 5 s. */
  next<N extends EventName>(event: N): Promise<EventOf<N>>;
  /** All events of this name so far. */
  received<N extends EventName>(event: N): readonly EventOf<N>[];
  /** When the server has cut the connection. */
  readonly disconnected: Promise<void>;
  readonly client: Socket<ServerEvents, ClientEvents>;
  close(): void;
}

const patienceMs = 5000;

const eventNames: readonly EventName[] = [
  'post.created',
  'post.updated',
  'post.hidden',
  'thread.created',
  'thread.updated',
  'notification.created',
  'notification.gone',
  'export.updated',
  'room.presence',
  'room.catchup',
  'room.left',
  'session.ended',
];

/** What came of one event, and those who wait for more of it. */
interface Inbox<E> {
  readonly all: E[];
  taken: number;
  wake: () => void;
}

type Inboxes = { [N in EventName]: Inbox<EventOf<N>> };

const inbox = <E>(): Inbox<E> => ({ all: [], taken: 0, wake: () => undefined });

const createInboxes = (): Inboxes => ({
  'post.created': inbox(),
  'post.updated': inbox(),
  'post.hidden': inbox(),
  'thread.created': inbox(),
  'thread.updated': inbox(),
  'notification.created': inbox(),
  'notification.gone': inbox(),
  'export.updated': inbox(),
  'room.presence': inbox(),
  'room.catchup': inbox(),
  'room.left': inbox(),
  'session.ended': inbox(),
});

const take = async <E>(box: Inbox<E>, what: string): Promise<E> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const event = box.all[box.taken];
    if (event !== undefined) {
      box.taken += 1;
      return event;
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), deadline - Date.now());
    });
    const came = new Promise<'came'>((resolve) => {
      box.wake = () => resolve('came');
    });
    const outcome = await Promise.race([came, late]);
    clearTimeout(timer);
    if (outcome === 'late') throw new Error(`No ${what} came within ${String(patienceMs)} ms`);
  }
};

const deliver = <E>(box: Inbox<E>, event: E): void => {
  box.all.push(event);
  box.wake();
};

/** The port of the listening server, which is told to listen at first need. */
const listeningPort = async (server: FastifyInstance): Promise<number> => {
  if (server.server.address() === null) await server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server listens on no port');
  return address.port;
};

/** Connects as somebody or as a guest. Rejects with the server's reason when it does not let us in. */
export const connectSocket = async (
  server: FastifyInstance,
  origin: string,
  bearer: Bearer | null,
): Promise<TestSocket> => {
  const port = await listeningPort(server);
  const client: Socket<ServerEvents, ClientEvents> = io(`http://127.0.0.1:${String(port)}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin },
    auth: bearer === null ? {} : { token: bearer.token },
  });
  const boxes = createInboxes();
  const listen = <N extends EventName>(name: N): void => {
    const box: Inbox<EventOf<N>> = boxes[name];
    client.on<EventName>(name, (event: EventOf<N>) => deliver(box, event));
  };
  for (const name of eventNames) listen(name);
  const disconnected = new Promise<void>((resolve) => {
    client.once('disconnect', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('connect_error', (error) => {
      client.close();
      reject(error);
    });
  });
  return {
    client,
    disconnected,
    join: (room) => client.timeout(patienceMs).emitWithAck('room.join', { room }),
    leave: (room) => client.timeout(patienceMs).emitWithAck('room.leave', { room }),
    next: (event) => take(boxes[event], event),
    received: (event) => [...boxes[event].all],
    close: () => client.close(),
  };
};
