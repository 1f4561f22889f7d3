import type { Tx } from './database.ts';

/**
 * Runs statements of one transaction that need nothing of each other: PostgreSQL gets them in one go and does them in the
 * order in which they were asked. Unlike `Promise.all` it throws only after the last of them is done, so that none
 * runs when the transaction is over already; what it throws is the first failure.
 */
export const together = async <const T extends readonly Promise<unknown>[]>(
  steps: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> => {
  try {
    return await Promise.all(steps);
  } catch (error) {
    await Promise.allSettled(steps);
    throw error;
  }
};

/** Transactions that can be ended before what was asked last is answered: what sends their commit. */
const ends = new WeakMap<object, () => void>();

/** For the driver: how a transaction is ended early. */
export const endsEarlyBy = (tx: object, end: () => void): void => {
  ends.set(tx, end);
};

/**
 * The same for the last statements of a transaction: PostgreSQL gets the commit along with them. When one of them fails nothing
 * is committed, since a commit after a failure rolls back; so what must undo the transaction has to be a failure of the
 * statement. Each step has to be one statement, asked already; nothing may be asked afterwards.
 */
export const lastly = <const T extends readonly Promise<unknown>[]>(
  tx: Tx,
  steps: T,
): ReturnType<typeof together<T>> => {
  // Drizzle's builders ask only when they are waited for, which would be after the commit.
  if (!steps.every((step) => step instanceof Promise)) throw new Error('The last statements were not asked yet');
  ends.get(tx)?.();
  return together(steps);
};
