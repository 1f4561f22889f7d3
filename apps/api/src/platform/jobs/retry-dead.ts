import { PgBoss } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { reasonOf } from '../db/migrations.ts';
import { countQueued } from '../db/queued-jobs.ts';
import { StartError } from '../start-error.ts';
import { connectionOf } from './pg-boss.ts';
import { deadQueue } from './queues.ts';

/** Numbers of jobs. */
export interface Retried {
  /** Wait in their queues again. */
  readonly moved: number;
  /** Are still among the dead: nobody knows their queue, or it is gone. */
  readonly left: number;
}

/**
 * Puts the jobs that failed for good back into their queues, with all their attempts. Makes and changes no table. Throws
 * `StartError` where the tables of the jobs are not those of this version.
 */
export const retryDead = async (database: Database): Promise<Retried> => {
  const boss = new PgBoss({
    ...connectionOf(database),
    supervise: false,
    schedule: false,
    registerInstance: false,
    migrate: false,
    createSchema: false,
    openTelemetry: { enabled: false },
  });
  // What fails is thrown by the call below; unheard, it would also end the process.
  boss.on('error', () => undefined);
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false, close: true });
    throw new StartError(
      `The tables of the jobs cannot be used by this version (${reasonOf(error)}): start the app first, which brings them up to date.`,
      { cause: error },
    );
  }
  try {
    let moved = 0;
    for (let more = 1; more > 0; moved += more) more = await boss.redrive(deadQueue);
    return { moved, left: await countQueued(database.db, deadQueue) };
  } finally {
    await boss.stop({ graceful: true, close: true });
  }
};
