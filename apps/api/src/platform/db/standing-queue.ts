/** A wait that a moving queue may have: three times what fifty who ask lists without a pause wait on two cores, database and all. */
const targetMs = 100;
/** A queue that was never shorter than that for so long stands. A checkpoint or a collection of garbage is over by then. */
const intervalMs = 100;
/** One that has just stood need not be watched for another interval: under lasting pressure it stands again at once. */
const memoryMs = 1000;

/**
 * Tells a queue that stands from one that was held up, by the wait of whoever is next in it: CoDel's rule for when to begin
 * dropping (Nichols and Jacobson, "Controlling Queue Delay", ACM Queue 2012). One long wait is a burst that drains by
 * itself; waits that do not get short for an interval are more than can be done.
 */
export class StandingQueue {
  #lateSinceMs: number | null = null;
  #stoodAtMs = Number.NEGATIVE_INFINITY;

  /** To be asked whenever somebody leaves the queue, and as often as one likes between. `waitedMs`: of who is next; 0 for nobody. */
  stands(waitedMs: number, nowMs: number): boolean {
    if (waitedMs <= targetMs) {
      this.#lateSinceMs = null;
      return false;
    }
    this.#lateSinceMs ??= nowMs - (waitedMs - targetMs);
    const remembered = nowMs - this.#stoodAtMs < memoryMs;
    if (!remembered && nowMs - this.#lateSinceMs < intervalMs) return false;
    this.#stoodAtMs = nowMs;
    return true;
  }
}
