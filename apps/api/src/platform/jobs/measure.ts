import type { Database } from '../db/database.ts';
import { readWaitingJobs, type WaitingJobs } from '../db/waiting-jobs.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { deadQueue } from './queues.ts';

/** `failed` is tried again, `dead` is not. */
export type Outcome = 'done' | 'failed' | 'dead';

/** Seconds; a job that takes more than a minute is given up. */
const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Figures about jobs: what waits is asked of the database when somebody looks, and is the same for all instances. */
export const measureJobs = (
  { db }: Pick<Database, 'db'>,
  metrics: Metrics,
): ((queue: string, outcome: Outcome, seconds: number) => void) => {
  // Two gauges of one reading.
  let asked: Promise<readonly WaitingJobs[]> | null = null;
  const waiting = (): Promise<readonly WaitingJobs[]> => {
    asked ??= readWaitingJobs(db).finally(() => {
      asked = null;
    });
    return asked;
  };
  const observe = metrics.histogram({
    name: 'forum_job_duration_seconds',
    help: 'Jobs run, by queue and outcome (done, failed: tried again, dead: given up): how many and how long',
    labels: ['queue', 'outcome'],
    buckets: durationBuckets,
  });
  metrics.gauge(
    {
      name: 'forum_jobs_waiting',
      help: 'Jobs that are due and not begun; the queue dead: given up',
      labels: ['queue'],
    },
    async () => (await waiting()).map(({ queue, count }) => ({ labels: { queue }, value: count })),
  );
  metrics.gauge(
    { name: 'forum_jobs_oldest_seconds', help: 'How long the oldest job has been due', labels: ['queue'] },
    async () =>
      (await waiting())
        .filter(({ queue }) => queue !== deadQueue)
        .map(({ queue, oldestSeconds }) => ({ labels: { queue }, value: oldestSeconds })),
  );
  return (queue, outcome, seconds) => observe({ queue, outcome })(seconds);
};
