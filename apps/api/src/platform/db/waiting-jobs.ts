import { sql } from 'drizzle-orm';
import type { Db } from './database.ts';
import { executeRows } from './rows.ts';

/** A queue with jobs that are due and that nobody has begun. */
export interface WaitingJobs {
  readonly queue: string;
  readonly count: number;
  /** How long the oldest of them has been due. */
  readonly oldestSeconds: number;
}

/** Queues where something waits; read off the outbox and pg-boss's index of live jobs. */
export const readWaitingJobs = async (db: Db): Promise<readonly WaitingJobs[]> => {
  const rows = await executeRows(
    db,
    sql`select name, count(*)::int as count, extract(epoch from now() - min(since))::float8 as oldest from (
          select name, start_after as since from pgboss.job
          where state < 'active' and not blocked and start_after <= now()
          union all select queue, created_at from job_outbox
        ) as due group by name order by name`,
  );
  return rows.map(({ name, count, oldest }) => ({
    queue: String(name),
    count: Number(count),
    oldestSeconds: Number(oldest),
  }));
};
