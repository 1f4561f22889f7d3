import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ClientEvents, Room, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach } from 'vitest';
import { createTokens } from '../platform/auth/tokens.ts';
import type { AccountCaller, Tokens } from '../platform/auth/tokens.ts';
import { noMetrics } from '../platform/metrics/metrics.ts';
import { createRealtime } from '../platform/realtime/server.ts';
import type { RealtimeServer } from '../platform/realtime/server.ts';
import { createFakeClock } from './clock.ts';
import { testConfig } from './http-parts.ts';

export type Client = Socket<ServerEvents, ClientEvents>;

export const jan: AccountCaller = { userId: 'janjanjanjan', sessionId: 'sessionsesaa' };
export const ola: AccountCaller = { userId: 'o1ao1ao1ao1a', sessionId: 'sessionsesbb' };
/** For everybody; Jan alone may write there. */
export const open: Room = 'thread:threadthread';
/** For members: Jan. */
export const closed: Room = 'thread:hiddenhidden';

/** As socket.io hands it to the client. */
type RefusalError = Error & { readonly data?: { readonly code: string } };

/** What a test may change about the server while it runs. */
interface State {
  readonly realtime: RealtimeServer;
  readonly url: string;
  readonly setCurrent: (current: boolean) => void;
  readonly ended: Set<string>;
  readonly members: Set<string>;
  busy: boolean;
}

const openServer = async (tokens: Tokens) => {
  const ended = new Set<string>();
  const members = new Set([jan.userId]);
  let setCurrent: State['setCurrent'] = () => undefined;
  const http = createServer((_request, response) => response.end('page'));
  const realtime = createRealtime({
    server: http,
    tokens,
    config: testConfig,
    log: pino({ level: 'silent' }),
    changes: {
      announce: () => Promise.resolve(),
      messageOf: () => ({ channel: 'nobody', payload: '' }),
      subscribe: () => undefined,
      current: () => true,
      onCurrent: (handler) => {
        setCurrent = handler;
      },
      settled: () => Promise.resolve(),
    },
    metrics: noMetrics,
    isBusy: () => state.busy,
    presence: { betweenMs: 20, typingMs: 100 },
  });
  realtime.knowPeople({
    sessionAlive: ({ sessionId }) => Promise.resolve(!ended.has(sessionId)),
    sessionsAlive: (sessionIds) => Promise.resolve(new Set(sessionIds.filter((id) => !ended.has(id)))),
    displayNameOf: (userId) => Promise.resolve(userId === jan.userId ? 'Jan' : 'Ola'),
  });
  realtime.allowRooms('thread', (caller, room) =>
    Promise.resolve(room === open || (caller !== null && members.has(caller.userId))),
  );
  realtime.allowWriting('thread', (caller) => Promise.resolve(caller?.userId === jan.userId));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  const url = `http://127.0.0.1:${String(address.port)}`;
  const state: State = { realtime, url, setCurrent, ended, members, busy: false };
  return {
    state,
    close: async () => {
      await realtime.close();
      http.close();
    },
  };
};

export const next = (client: Client, event: string): Promise<unknown> =>
  new Promise((resolve) => {
    (client as Socket).once(event, resolve);
  });

export const join = (client: Client, room: Room) => client.timeout(2_000).emitWithAck('room.join', { room });

/** The socket server alone, without database and features, anew for each test of the file; with clients for it. */
export const useSocketServer = () => {
  const clock = createFakeClock();
  /** Tokens that say who they are for; the real ones have tests of their own. */
  const tokens: Tokens = createTokens(
    { sign: (claims) => JSON.stringify(claims), verify: (token): unknown => JSON.parse(token) },
    clock,
  );
  let opened: Awaited<ReturnType<typeof openServer>> | null = null;
  const clients: Client[] = [];
  beforeEach(async () => {
    opened = await openServer(tokens);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await opened?.close();
  });
  const at = (): State => {
    if (opened === null) throw new Error('The server is opened before each test');
    return opened.state;
  };

  const clientOf = (auth: object, options: object): Client => {
    const client: Client = io(at().url, {
      auth,
      forceNew: true,
      reconnection: false,
      transports: ['websocket'],
      ...options,
    });
    clients.push(client);
    return client;
  };
  return {
    clock,
    tokens,
    at,
    connected: async (who: AccountCaller | null, options: object = {}): Promise<Client> => {
      const client = clientOf(who === null ? {} : { token: tokens.sign(who) }, options);
      await next(client, 'connect');
      return client;
    },
    /** The code with which a connection is refused; undefined when it is refused before anybody is asked. */
    refusal: async (auth: object, options: object = {}): Promise<string | undefined> => {
      const client = clientOf(auth, options);
      const error = await new Promise<RefusalError>((resolve) => {
        client.once('connect_error', resolve);
      });
      return error.data?.code;
    },
  };
};
