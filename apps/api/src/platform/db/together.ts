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
