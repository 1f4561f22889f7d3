import type { Tracer } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import { pino, type Logger } from 'pino';
import { assemble } from '../assemble.ts';
import type { Config } from '../platform/config/config.ts';
import { loadConfig } from '../platform/config/load-config.ts';
import type { Http } from '../platform/http/contract.ts';
import { noMetrics, type Metrics } from '../platform/metrics/metrics.ts';
import type { Platform } from '../platform/platform.ts';
import { createCall, type Bearer, type CallRaw, type CallRoute } from './call.ts';
import { createFakeClock, type FakeClock } from './clock.ts';
import { createFactories, type Factories } from './factories.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { connectSocket, type TestSocket } from './socket.ts';
import { openTestDatabase } from './test-database.ts';

export interface TestApp {
  readonly platform: Platform;
  readonly http: Http;
  readonly clock: FakeClock;
  readonly mailbox: Mailbox;
  readonly make: Factories;
  readonly call: CallRoute;
  readonly callRaw: CallRaw;
  /** A connected client on a real port; rejects when the server refuses it. Closed with the app. */
  socket(bearer: Bearer | null): Promise<TestSocket>;
  /** The listening or injectable server itself, for requests that the contract does not know. */
  readonly server: FastifyInstance;
  /** When all jobs that are due and all announced changes have been handled. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** What a test looks at the app through; nothing by default. */
interface Observers {
  readonly log?: Logger;
  readonly metrics?: Metrics;
  readonly tracer?: Tracer;
}

const marker = 'testing.marker';

/**
 * The real app over a fresh database: only the clock and the mailbox are not the real ones. One per test file, closed in
 * `afterAll`.
 */
export const startTestApp = async (settings: Partial<Config> = {}, observers: Observers = {}): Promise<TestApp> => {
  const config: Config = { ...loadConfig({ NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:3140' }), ...settings };
  const { log = pino({ level: 'fatal' }), metrics = noMetrics, tracer = null } = observers;
  const database = await openTestDatabase(log);
  const clock = createFakeClock();
  const { mailbox, deliver } = createMailbox();
  const assembled = await assemble({ config, database, log, metrics, tracer, clock, deliver, work: false });
  const { platform, http, server } = assembled;
  await platform.jobs.start();
  await server.ready();

  const callRaw = createCall(server, config.publicUrl);
  const sockets: TestSocket[] = [];
  const arrivals = new Map<number, () => void>();
  let lastMarker = 0;
  platform.changes.subscribe(marker, (change) => {
    if (typeof change === 'object' && change !== null && 'number' in change && typeof change.number === 'number') {
      arrivals.get(change.number)?.();
    }
  });
  /** Changes arrive in the order of their commits: when the marker is here, so is everything before it. */
  const changesArrived = async (): Promise<void> => {
    lastMarker += 1;
    const number = lastMarker;
    const arrived = new Promise<void>((resolve) => {
      arrivals.set(number, resolve);
    });
    await platform.db.transaction((tx) => platform.changes.announce(tx, marker, { number }));
    await arrived;
    arrivals.delete(number);
    await platform.changes.settled();
  };

  return {
    platform,
    http,
    clock,
    mailbox,
    make: createFactories(platform, http.tokens, changesArrived),
    call: callRaw,
    callRaw,
    drain: async () => {
      // Jobs announce changes and changes may lead to jobs.
      await platform.jobs.drain();
      await changesArrived();
      await platform.jobs.drain();
      await changesArrived();
    },
    socket: async (bearer) => {
      const socket = await connectSocket(server, config.publicUrl, bearer);
      sockets.push(socket);
      return socket;
    },
    server,
    close: async () => {
      for (const socket of sockets) socket.close();
      await assembled.close(1000);
    },
  };
};
