const pauseMs = 60_000;

/**
 * For what may come many times a second: `say` is called for the first, and then at most once a minute, with how many were
 * passed over since.
 */
export const rarely = <T>(say: (what: T, passedOver: number) => void, now = () => performance.now()) => {
  let saidAt = Number.NEGATIVE_INFINITY;
  let passedOver = 0;
  return (what: T): void => {
    if (now() - saidAt < pauseMs) {
      passedOver += 1;
      return;
    }
    say(what, passedOver);
    saidAt = now();
    passedOver = 0;
  };
};
