import type { Logger } from 'pino';
import type { Database, Tx } from './db/database.ts';
import { newPublicId } from './ids.ts';
import { noMetrics, reading, type Metrics } from './metrics/metrics.ts';

const channel = 'changes';

/** A handler that works on after returning gives its promise, so that a failure is logged and can be waited for. */
type ChangeHandler = (change: unknown, origin: ChangeOrigin) => void | Promise<void>;

interface ChangeOrigin {
  /** Announced by this process: of all instances only one counts it. */
  readonly own: boolean;
}

/** What PostgreSQL carries. */
export interface Message {
  readonly channel: string;
  readonly payload: string;
}

/**
 * Tells every instance about committed changes. `announce` inside a transaction reaches all subscribers (this process
 * included) if and only if it commits; changes announced under one row's lock arrive in the order of their commits.
 */
export interface Changes {
  announce(tx: Tx, topic: string, ...changes: readonly object[]): Promise<void>;
  /** The same for one change, for a statement that writes something else as well: what its `pg_notify` is given. */
  messageOf(topic: string, change: object): Message;
  subscribe(topic: string, handler: ChangeHandler): void;
  /** False while this process may be missing changes: caches must be bypassed. */
  current(): boolean;
  /** Called with true when listening is back: rooms should catch up. */
  onCurrent(handler: (current: boolean) => void): void;
  /** When every handler called so far is done with what it began. */
  settled(): Promise<void>;
}

/** `at` (ms since 1970) and `by` (an instance) are missing in what an older version of the app sends. */
interface Sent {
  readonly topic: string;
  readonly change: unknown;
  readonly at?: unknown;
  readonly by?: unknown;
}

/** Seconds; behind a quarter of a second a conversation no longer feels live. */
const delayBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' &&
  value !== null &&
  'topic' in value &&
  typeof value.topic === 'string' &&
  'change' in value;

const measureChanges = (database: Database, metrics: Metrics): ((topic: string, at: unknown) => void) => {
  metrics.gauge(
    {
      name: 'forum_listening_up',
      help: '1 while the connection that hears of changes is there; 0: caches are bypassed',
    },
    () => reading(database.listening() ? 1 : 0),
  );
  const observe = metrics.histogram({
    name: 'forum_change_delay_seconds',
    help: 'From announcing a change in its transaction to having handled it here: caches dropped, sockets told',
    labels: ['topic'],
    buckets: delayBuckets,
  });
  return (topic, at) => {
    // Between two machines it is as exact as their clocks.
    if (typeof at === 'number') observe({ topic })(Math.max(0, Date.now() - at) / 1000);
  };
};

/** Starts listening on the database's one channel. A failing handler is logged and keeps nobody else from the change. */
export const startChanges = async (database: Database, log: Logger, metrics = noMetrics): Promise<Changes> => {
  const instance = newPublicId();
  const measure = measureChanges(database, metrics);
  const handlers = new Map<string, ChangeHandler[]>();
  const pending = new Set<Promise<void>>();

  const hand = ({ topic, change, at, by }: Sent, handle: ChangeHandler): void => {
    // The first step of a handler runs at once, so that handlers see the changes in their order.
    const run = async (): Promise<void> => {
      try {
        await handle(change, { own: by === instance });
        measure(topic, at);
      } catch (error) {
        log.error({ topic, err: error }, 'a change could not be handled');
      }
    };
    const done = run().finally(() => pending.delete(done));
    pending.add(done);
  };

  await database.listen(channel, (payload) => {
    const sent: unknown = JSON.parse(payload);
    if (!isSent(sent)) {
      log.error('something else than a change came on the channel');
      return;
    }
    for (const handle of handlers.get(sent.topic) ?? []) hand(sent, handle);
  });
  const payloadOf = (topic: string, change: object): string =>
    JSON.stringify({ topic, change, at: Date.now(), by: instance } satisfies Sent);

  return {
    announce: (tx, topic, ...changes) =>
      database.notify(
        tx,
        channel,
        changes.map((change) => payloadOf(topic, change)),
      ),
    messageOf: (topic, change) => ({ channel, payload: payloadOf(topic, change) }),
    subscribe: (topic, handler) => {
      handlers.set(topic, [...(handlers.get(topic) ?? []), handler]);
    },
    current: () => database.listening(),
    onCurrent: (handler) => database.onListening(handler),
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};
