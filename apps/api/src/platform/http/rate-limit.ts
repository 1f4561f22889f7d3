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
  /** What is answered past it; `too_many_requests` by default. */
  readonly code?: 'too_many_requests' | 'daily_limit_reached';
}

const daySeconds = 86_400;

/**
 * Counts an attempt and refuses the one after the last that passes. Windows are fixed and begin at multiples of their length
 * since 1970, so at the turn of two windows up to twice the limit passes; what must not happen more often than `limit` in any
 * such time takes half of it. Called outside the command's transaction refused attempts count too; inside it only what was done
 * counts, since a rollback takes the count back.
 * Throws `code` with the seconds until the window ends.
 */
export const countAttempt = async (
  db: Db,
  { name, windowSeconds, limit, now, code = 'too_many_requests' }: Limit,
): Promise<void> => {
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const startSeconds = nowSeconds - (nowSeconds % windowSeconds);
  const count = await countOne(db, name, new Date(startSeconds * 1000));
  if (count <= limit) return;
  throw new AppError(code, { retryAfterSeconds: startSeconds + windowSeconds - nowSeconds });
};

/** `countAttempt` with a window of a day, in UTC. */
export const countOfDay = (db: Db, limit: Omit<Limit, 'windowSeconds'>): Promise<void> =>
  countAttempt(db, { ...limit, windowSeconds: daySeconds });
