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

/** `at` (ms since 1970) and `by` (an instance) are missing in what the database itself announces. */
interface Sent {
  readonly topic: string;
  readonly changes: readonly unknown[];
  readonly at?: unknown;
  readonly by?: unknown;
}

/** Seconds; behind a quarter of a second a conversation no longer feels live. */
const delayBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Undefined: not JSON. */
const parsed = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
};

/**
 * As it travels: many changes that were announced at once, or one as `change`. Null: something else, which anybody may send who can
 * connect to the database.
 */
const sentFrom = (payload: string): Sent | null => {
  const value = parsed(payload);
  if (typeof value !== 'object' || value === null || !('topic' in value) || typeof value.topic !== 'string')
    return null;
  const { topic, ...rest }: { topic: string; at?: unknown; by?: unknown } = { ...value, topic: value.topic };
  if ('changes' in value && Array.isArray(value.changes)) return { ...rest, topic, changes: value.changes };
  return 'change' in value ? { ...rest, topic, changes: [value.change] } : null;
};

/** PostgreSQL takes less than 8 000 bytes in one message; some are left for what stands around the changes. */
const maxChangesBytes = 7_500;

/** Changes as JSON, as many in a message as go in. */
const inMessages = (changes: readonly object[]): readonly string[][] => {
  const messages: string[][] = [];
  let room = 0;
  for (const change of changes) {
    const json = JSON.stringify(change);
    const bytes = Buffer.byteLength(json) + 1;
    const last = messages.at(-1);
    if (last === undefined || bytes > room) {
      messages.push([json]);
      room = maxChangesBytes - bytes;
    } else {
      last.push(json);
      room -= bytes;
    }
  }
  return messages;
};

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

  const hand = ({ topic, at, by }: Sent, change: unknown, handle: ChangeHandler): void => {
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
    const sent = sentFrom(payload);
    if (sent === null) {
      log.error('something else than a change came on the channel');
      return;
    }
    for (const change of sent.changes) {
      for (const handle of handlers.get(sent.topic) ?? []) hand(sent, change, handle);
    }
  });
  const payloadOf = (topic: string, change: object): string =>
    JSON.stringify({ topic, change, at: Date.now(), by: instance });
  const payloadOfMany = (topic: string, changes: readonly string[]): string =>
    `{"topic":${JSON.stringify(topic)},"changes":[${changes.join(',')}],"at":${Date.now()},"by":"${instance}"}`;

  return {
    announce: (tx, topic, ...changes) => {
      const [only, ...others] = changes;
      const payloads =
        only !== undefined && others.length === 0
          ? [payloadOf(topic, only)]
          : inMessages(changes).map((some) => payloadOfMany(topic, some));
      return database.notify(tx, channel, payloads);
    },
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
