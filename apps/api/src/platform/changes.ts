import type { Logger } from 'pino';
import type { Database, Tx } from './db/database.ts';

const channel = 'changes';

/** A handler that works on after returning gives its promise, so that a failure is logged and can be waited for. */
type ChangeHandler = (change: unknown) => void | Promise<void>;

/**
 * Tells every instance about committed changes. `announce` inside a transaction reaches all subscribers (this process
 * included) if and only if it commits; changes announced under one row's lock arrive in the order of their commits.
 */
export interface Changes {
  announce(tx: Tx, topic: string, change: object): Promise<void>;
  subscribe(topic: string, handler: ChangeHandler): void;
  /** False while this process may be missing changes: caches must be bypassed. */
  current(): boolean;
  /** Called with true when listening is back: rooms should catch up. */
  onCurrent(handler: (current: boolean) => void): void;
  /** When every handler called so far is done with what it began. */
  settled(): Promise<void>;
}

const isSent = (value: unknown): value is { topic: string; change: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'topic' in value &&
  typeof value.topic === 'string' &&
  'change' in value;

/** Starts listening on the database's one channel. A failing handler is logged and keeps nobody else from the change. */
export const startChanges = async (database: Database, log: Logger): Promise<Changes> => {
  const handlers = new Map<string, ChangeHandler[]>();
  const pending = new Set<Promise<void>>();

  const hand = (topic: string, change: unknown, handle: ChangeHandler): void => {
    // The first step of a handler runs at once, so that handlers see the changes in their order.
    const run = async (): Promise<void> => {
      try {
        await handle(change);
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
    const { topic, change } = sent;
    for (const handle of handlers.get(topic) ?? []) hand(topic, change, handle);
  });
  return {
    announce: (tx, topic, change) => database.notify(tx, channel, JSON.stringify({ topic, change })),
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
