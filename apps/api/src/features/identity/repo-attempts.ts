import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import { countOne } from '../../platform/db/rate-counters.ts';
import type { Db } from '../../platform/db/database.ts';
import { rateCounters } from '../../platform/db/tables.ts';

/** Attempts of one minute. */
export interface CountedMinute {
  readonly start: Date;
  readonly count: number;
}

/**
 * Counts one in this minute. Answers which of the minute it is (of many at once each gets a number of its own) and the minutes
 * between `after` and this one, oldest first.
 */
export const countInMinute = async (
  db: Db,
  name: string,
  minute: Date,
  after: Date,
): Promise<{ readonly ordinal: number; readonly earlier: readonly CountedMinute[] }> => {
  const ordinal = await countOne(db, name, minute);
  const earlier = await db
    .select({ start: rateCounters.windowStart, count: rateCounters.count })
    .from(rateCounters)
    .where(and(eq(rateCounters.name, name), gt(rateCounters.windowStart, after), lt(rateCounters.windowStart, minute)))
    .orderBy(asc(rateCounters.windowStart));
  return { ordinal, earlier };
};

/** Takes one back that was counted in this minute. */
export const uncountInMinute = async (db: Db, name: string, minute: Date): Promise<void> => {
  await db
    .update(rateCounters)
    .set({ count: sql`greatest(${rateCounters.count} - 1, 0)` })
    .where(and(eq(rateCounters.name, name), eq(rateCounters.windowStart, minute)));
};
