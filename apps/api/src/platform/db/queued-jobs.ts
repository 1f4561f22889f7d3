import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { executeRows } from './rows.ts';

/** How many jobs of a queue of pg-boss nobody has begun with. */
export const countQueued = async (db: Db, queue: string): Promise<number> => {
  const [row] = await executeRows(
    db,
    sql`select count(*)::int as jobs from pgboss.job where name = ${queue} and state = 'created'`,
  );
  return Number(row?.['jobs']);
};
