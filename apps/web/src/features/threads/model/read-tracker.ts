/** Reading counts only this long after the last sign of life: an open page is not a reader. */
export const idleAfterMs = 3 * 60_000;
/** How often what was read is sent while reading. */
export const sendEveryMs = 60_000;

export interface ReadTracker {
  /** The reader scrolled, typed or touched something. */
  readonly activity: (nowMs: number) => void;
  /** Posts in view at this moment. */
  readonly inView: (numbers: readonly number[]) => void;
  /** Call each second. */
  readonly tick: (nowMs: number, focused: boolean) => void;
  /** The greatest number read that was not handed over yet; handing over resets it. */
  readonly take: () => number | undefined;
  /** True when a minute has passed since the last hand-over and there is something new. */
  readonly due: (nowMs: number) => boolean;
  /** Put back what could not be sent. */
  readonly giveBack: (number: number) => void;
}

/**
 * Finds out how far somebody has read. A post counts when it was in view during a tick with focus, not longer than three
 * minutes after the last activity.
 * @param alreadyRead number that the server knows
 */
export const createReadTracker = (alreadyRead: number, startedAtMs: number): ReadTracker => {
  let visible: readonly number[] = [];
  let activeAtMs = startedAtMs;
  let takenAtMs = startedAtMs;
  let handedOver = alreadyRead;
  let read = alreadyRead;
  let nowMs = startedAtMs;

  return {
    activity: (atMs) => {
      activeAtMs = atMs;
    },
    inView: (numbers) => {
      visible = numbers;
    },
    tick: (atMs, focused) => {
      nowMs = atMs;
      if (!focused || atMs - activeAtMs > idleAfterMs) return;
      read = Math.max(read, ...visible);
    },
    take: () => {
      takenAtMs = nowMs;
      if (read <= handedOver) return undefined;
      handedOver = read;
      return read;
    },
    due: (atMs) => read > handedOver && atMs - takenAtMs >= sendEveryMs,
    giveBack: (number) => {
      if (handedOver === number) handedOver = number - 1;
    },
  };
};
