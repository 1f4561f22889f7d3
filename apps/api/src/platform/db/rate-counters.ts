import { lt, sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { rateCounters } from './tables.ts';

/** Counts one more under this name and window; answers the count with it. One statement, so no two get the same. */
export const countOne = (db: Db, name: string, windowStart: Date): Promise<number> =>
  countMore(db, name, windowStart, 1);

/** Counts so many more under this name and window; answers the count with them. */
export const countMore = async (db: Db, name: string, windowStart: Date, more: number): Promise<number> => {
  const rows = await db
    .insert(rateCounters)
    .values({ name, windowStart, count: more })
    .onConflictDoUpdate({
      target: [rateCounters.name, rateCounters.windowStart],
      set: { count: sql`${rateCounters.count} + ${more}` },
    })
    .returning({ count: rateCounters.count });
  const row = rows[0];
  if (row === undefined) throw new Error('The counter was not written');
  return row.count;
};

/** Forgets windows that began before `before`. */
export const forgetCounters = async (db: Db, before: Date): Promise<void> => {
  await db.delete(rateCounters).where(lt(rateCounters.windowStart, before));
};
