import { once } from 'node:events';
import { errorStatus } from '@moja-ulica/shared/errors.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import { clientEventSchemas, serverEventSchemas } from '@moja-ulica/shared/realtime-schema.ts';
import { Ajv } from 'ajv';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import type { TestApp, TestSocket, TestUser } from '../../src/testing/index.ts';
import { everybody, type Who } from '../authorisation/world.ts';
import { oddEvents, oddFrames, oddTokens } from './odd-frames.ts';
import { oddTexts, oddValues } from './odd-values.ts';
import { isRecord } from './samples.ts';
import type { Secrets } from './secrets.ts';

/** What is done to the socket server; the first three are the declared events. */
export const socketActs = [...Object.keys(clientEventSchemas), 'odd event', 'raw frame', 'handshake'] as const;

const patienceMs = 5_000;
const ajv = new Ajv({ strict: false });

interface Parts {
  readonly app: TestApp;
  readonly secrets: Secrets;
  readonly personOf: (who: Who) => TestUser | null;
  readonly rooms: readonly Room[];
}

/** An event that came, and for whom. */
interface Heard {
  readonly who: Who;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Sockets of everybody, open all the time: what is done to them, and what they hear. */
export const openSockets = async ({ app, secrets, personOf, rooms }: Parts) => {
  const open = new Map<Who, TestSocket>();
  const heard: Heard[] = [];

  const connect = async (who: Who): Promise<TestSocket> => {
    const socket = await app.socket(personOf(who));
    socket.client.onAny((name: string, ...args: unknown[]) => heard.push({ who, name, args }));
    open.set(who, socket);
    return socket;
  };
  const socketOf = async (who: Who): Promise<TestSocket> => {
    const there = open.get(who);
    return there !== undefined && there.client.connected ? there : connect(who);
  };
  for (const who of everybody) {
    const socket = await connect(who);
    for (const room of rooms) await socket.join(room);
  }

  const address = app.server.server.address();
  const host = typeof address === 'object' && address !== null ? `127.0.0.1:${String(address.port)}` : 'nowhere';
  const origin = app.platform.config.publicUrl;

  /** Asks fewer times than a socket may before it is cut. */
  const asksOfBystander = 40;
  let bystander: TestSocket | null = null;
  let asked = 0;
  /** Whatever was sent, somebody else is served. */
  const serves = async (): Promise<string | null> => {
    if (bystander === null || asked >= asksOfBystander) {
      bystander?.close();
      bystander = await app.socket(null);
      asked = 0;
    }
    asked += 1;
    const answer = await bystander.leave('forum:nie-ma').catch((error: unknown) => String(error));
    return typeof answer === 'object' && answer.ok ? null : `the server serves nobody: ${JSON.stringify(answer)}`;
  };

  const emit = async (who: Who, name: string, args: readonly unknown[]): Promise<string | null> => {
    const client = (await socketOf(who)).client as Socket;
    const [payload] = args;
    const schema: object | undefined = Object.entries(clientEventSchemas).find(([known]) => known === name)?.[1];
    if (args.length !== 1 || name === 'typing' || schema === undefined) {
      client.emit(name, ...args);
      return serves();
    }
    const answer: unknown = await client
      .timeout(patienceMs)
      .emitWithAck(name, payload)
      .catch((error: unknown) => String(error));
    if (!isRecord(answer)) return client.connected ? `no answer: ${String(answer)}` : null;
    if (!ajv.validate(schema, payload)) {
      return answer['code'] === 'invalid_input' ? null : `malformed, and answered ${JSON.stringify(answer)}`;
    }
    if (answer['ok'] === true) return Object.keys(answer).length === 1 ? null : `answered ${JSON.stringify(answer)}`;
    return String(answer['code']) in errorStatus ? null : `refused with ${JSON.stringify(answer)}`;
  };

  const raw = async (frame: string | Buffer): Promise<string | null> => {
    const socket = new WebSocket(`ws://${host}/socket.io/?EIO=4&transport=websocket`, { origin });
    socket.on('error', () => undefined);
    await once(socket, 'message');
    socket.send('40{}');
    await once(socket, 'message');
    socket.send(frame);
    const fault = await serves();
    socket.terminate();
    return fault;
  };

  const handshake = async (token: unknown): Promise<string | null> => {
    const client = io(`http://${host}`, {
      auth: { token },
      extraHeaders: { origin },
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
    });
    const outcome = await new Promise<string>((resolve) => {
      client.once('connect', () => resolve('let in'));
      client.once('connect_error', () => resolve('refused'));
    });
    client.close();
    // Without a token one is a guest; with one that does not hold, nobody.
    if ((outcome === 'let in') !== (token === undefined)) return `${outcome} with the token ${JSON.stringify(token)}`;
    return serves();
  };

  return {
    /** Does one act as somebody; says what went wrong, or null. */
    act: async (act: string, who: Who, random: () => number): Promise<{ said: string; fault: string | null }> => {
      const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
      if (act === 'raw frame') {
        const frame = pick(oddFrames) ?? '';
        return { said: String(frame).slice(0, 200), fault: await raw(frame) };
      }
      if (act === 'handshake') {
        const token = pick(oddTokens);
        return { said: JSON.stringify(token)?.slice(0, 200) ?? 'none', fault: await handshake(token) };
      }
      const odd = (): unknown => (random() < 0.5 ? pick(oddTexts) : pick(oddValues));
      const name = act === 'odd event' ? (pick(oddEvents) ?? '') : act;
      const kind = random();
      const args =
        kind < 0.35
          ? [{ room: pick(rooms) }]
          : kind < 0.6
            ? [{ room: odd() }]
            : kind < 0.7
              ? [{ room: pick(rooms), more: odd() }]
              : kind < 0.9
                ? [odd()]
                : [{ room: pick(rooms) }, odd(), odd()];
      return { said: `${name} ${JSON.stringify(args).slice(0, 300)}`, fault: await emit(who, name, args) };
    },
    /** Connects this kind of person anew: they are somebody else now. */
    renew: async (who: Who): Promise<void> => {
      open.get(who)?.close();
      const socket = await connect(who);
      for (const room of rooms) await socket.join(room);
    },
    /** What was wrong with the events that came since last time: their shape, or that this person heard them. */
    faults: async (): Promise<readonly string[]> => {
      const faults: string[] = [];
      for (const { who, name, args } of heard.splice(0)) {
        const schema: object | undefined = Object.entries(serverEventSchemas).find(([known]) => known === name)?.[1];
        const shape =
          schema === undefined || args.length !== 1
            ? 'is not declared'
            : ajv.validate(schema, args[0])
              ? null
              : ajv.errorsText();
        const leak = await secrets.leakIn(JSON.stringify(args), personOf(who));
        if (shape !== null || leak !== null) faults.push(`event ${name} to ${who}: ${shape ?? leak ?? ''}`);
      }
      return faults;
    },
  };
};
