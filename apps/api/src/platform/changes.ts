import type { Database, Tx } from './db/database.ts';

const channel = 'changes';

/**
 * Tells every instance about committed changes. `announce` inside a transaction reaches all subscribers (this process
 * included) if and only if it commits; changes announced under one row's lock arrive in the order of their commits.
 */
export interface Changes {
  announce(tx: Tx, topic: string, change: object): Promise<void>;
  subscribe(topic: string, handler: (change: unknown) => void): void;
  /** False while this process may be missing changes: caches must be bypassed. */
  current(): boolean;
  /** Called with true when listening is back: rooms should catch up. */
  onCurrent(handler: (current: boolean) => void): void;
}

/** Starts listening on the database's one channel. */
export const startChanges = async (database: Database): Promise<Changes> => {
  const handlers = new Map<string, ((change: unknown) => void)[]>();
  await database.listen(channel, (payload) => {
    const { topic, change }: { topic: string; change: unknown } = JSON.parse(payload);
    for (const handle of handlers.get(topic) ?? []) handle(change);
  });
  return {
    announce: (tx, topic, change) => database.notify(tx, channel, JSON.stringify({ topic, change })),
    subscribe: (topic, handler) => {
      handlers.set(topic, [...(handlers.get(topic) ?? []), handler]);
    },
    current: () => database.listening(),
    onCurrent: (handler) => database.onListening(handler),
  };
};
