import { sql } from 'drizzle-orm';
import type { Db, Tx } from './database.ts';
import { statement } from './statement.ts';
import { jobOutbox } from './tables.ts';

/** A job as it is put; there is one index to keep, where a job of pg-boss has seventeen. */
export interface OutboxEntry {
  readonly queue: string;
  readonly data: object;
}

/** Puts a job, for a statement that writes something else as well. Its values are those of `OutboxEntry`. */
export const insertJob = (db: Db) =>
  db.insert(jobOutbox).values({ queue: sql.placeholder('queue'), data: sql.placeholder('data') });

const put = statement((db) => insertJob(db).prepare('job_outbox_put'));

/** Puts a job in with the transaction. */
export const putJob = async (tx: Tx, entry: OutboxEntry): Promise<void> => {
  await put(tx).execute({ ...entry });
};

// An array, so that the rows are chosen once, whatever plan the server makes of it.
const taken = statement((db) =>
  db
    .delete(jobOutbox)
    .where(
      sql`${jobOutbox.id} = any (array(
        select id from job_outbox where queue = ${sql.placeholder('queue')} order by id limit ${sql.placeholder('most')}
        for update skip locked))`,
    )
    .returning({ data: jobOutbox.data })
    .prepare('job_outbox_take'),
);

/** Takes out the oldest jobs that nobody else is just doing; they are back if the transaction fails. */
export const takeJobs = async <T extends object>(tx: Tx, queue: string, most: number): Promise<readonly T[]> => {
  const rows = await taken(tx).execute({ queue, most });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a queue holds what its own feature has put there
  return rows.map(({ data }) => data as T);
};
