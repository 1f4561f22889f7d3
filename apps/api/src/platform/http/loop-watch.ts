const tickMs = 20;
/** A turn of the event loop this long has taken in more than it can: whoever comes later in it would wait for the next one. */
const longTurnMs = 100;
/** A long turn now and then is a step that takes its time, or a machine that was busy elsewhere; in a row they are pressure. */
const longTurnsBefore = 2;

/** Watches how long the turns of this process's event loop take. */
export interface LoopWatch {
  /** True for the rest of a turn that is too long when those before it were. */
  readonly behind: () => boolean;
  readonly stop: () => void;
}

/**
 * Says during a turn already that it is too long, so that its first requests are served and only the rest is not: a delay
 * averaged over a time refuses everybody for that time, after one long step as well.
 */
export const watchLoop = (now: () => number = () => performance.now()): LoopWatch => {
  let lastTickAt = now();
  let longTurns = 0;
  const isLong = (at: number): boolean => at - lastTickAt > tickMs + longTurnMs;
  const timer = setInterval(() => {
    const at = now();
    longTurns = isLong(at) ? longTurns + 1 : 0;
    lastTickAt = at;
  }, tickMs);
  timer.unref();
  return {
    behind: () => longTurns >= longTurnsBefore && isLong(now()),
    stop: () => clearInterval(timer),
  };
};
