/** A terminal and what wraps us may both hand on the same Ctrl-C: within this time it is one wish. */
const sameWishMs = 1000;

/** Calls `first` when the process is asked to end, and `again` when it is asked once more. */
export const onWishToEnd = (first: () => void, again: () => void): void => {
  let askedAt: number | null = null;
  const onSignal = (): void => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      first();
    } else if (now - askedAt > sameWishMs) again();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
};
