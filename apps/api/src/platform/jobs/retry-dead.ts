import { PgBoss } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { connectionOf } from './pg-boss.ts';
import { deadQueue } from './queues.ts';

/** Puts the jobs that failed for good back into their queues, with all their attempts; gives how many. */
export const retryDead = async (database: Database): Promise<number> => {
  const boss = new PgBoss({
    ...connectionOf(database),
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // What fails is thrown by the call below; unheard, it would also end the process.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    let total = 0;
    for (let moved = 1; moved > 0; total += moved) moved = await boss.redrive(deadQueue);
    return total;
  } finally {
    await boss.stop({ graceful: true, close: true });
  }
};
