import type { Db } from '../db/database.ts';
import { countOne } from '../db/rate-counters.ts';
import { AppError } from '../errors.ts';

/** A limit in fixed windows: all instances count together, in the database. */
export interface Limit {
  /** What is counted and for whom, e.g. `sign-in:account:<hash>`. No address or e-mail in the clear: it is kept for a day. */
  readonly name: string;
  /** At most a day: older counters are cleaned up. */
  readonly windowSeconds: number;
  /** So many attempts pass in one window. */
  readonly limit: number;
  readonly now: Date;
}

/**
 * Counts an attempt and refuses the one after the last that passes. Windows are fixed and begin at multiples of their length
 * since 1970, so at the turn of two windows up to twice the limit passes; what must not happen more often than `limit` in any
 * such time takes half of it. Refused attempts count too. Call it outside the command's transaction: a rollback
 * would take the count back.
 * Throws `too_many_requests` with the seconds until the window ends.
 */
export const countAttempt = async (db: Db, { name, windowSeconds, limit, now }: Limit): Promise<void> => {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const startSeconds = nowSeconds - (nowSeconds % windowSeconds);
  const count = await countOne(db, name, new Date(startSeconds * 1000));
  if (count <= limit) return;
  throw new AppError('too_many_requests', { retryAfterSeconds: startSeconds + windowSeconds - nowSeconds });
};
