import type { Logger } from 'pino';
import type { Database } from '../../platform/db/database.ts';
import { createJobs } from '../../platform/jobs/pg-boss.ts';

/** Brings a database to what this version needs: our tables, and those of the jobs. Throws `StartError`. */
export const prepareTables = async (database: Database, log: Logger): Promise<void> => {
  await database.migrate();
  const jobs = createJobs({ database, log, work: false });
  await jobs.start();
  await jobs.stop(5000);
};
