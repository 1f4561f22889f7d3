import type { Tracer } from '@opentelemetry/api';
import type { JobWithMetadata } from 'pg-boss';
import type { Logger } from 'pino';
import { asWork } from './as-work.ts';
import { opened } from './envelope.ts';
import type { Outcome } from './measure.ts';

/** Does some jobs; what each of them failed with, or null, in their order. Never throws. */
export type DoJobs<T> = (jobs: readonly JobWithMetadata<T>[]) => Promise<readonly (Error | null)[]>;

/** Where and under whose eyes jobs of a queue are done. */
export interface Desk {
  readonly queue: string;
  readonly tracer: Tracer | null;
  readonly log: Logger;
  readonly observe: (queue: string, outcome: Outcome, seconds: number) => void;
}

export const stopwatch = (): (() => number) => {
  const startedAt = performance.now();
  return () => (performance.now() - startedAt) / 1000;
};

const attempt = async <T extends object>(
  desk: Desk,
  job: JobWithMetadata<T>,
  handler: (data: T) => Promise<void>,
): Promise<Error | null> => {
  const { queue, log, observe } = desk;
  const seconds = stopwatch();
  const { data, origin } = opened(job.data);
  try {
    await asWork(desk, [origin], () => handler(data));
    observe(queue, 'done', seconds());
    return null;
  } catch (error) {
    const last = job.retryCount >= job.retryLimit;
    observe(queue, last ? 'dead' : 'failed', seconds());
    const facts = { queue, job: job.id, requestId: origin?.requestId, attempt: job.retryCount + 1, err: error };
    // The data may hold addresses and codes: it stays in the database.
    if (last) log.error(facts, 'job failed for good and is kept among the dead');
    else log.warn(facts, 'job failed and will be tried again');
    return error instanceof Error ? error : new Error(String(error));
  }
};

/** Side by side, each on its own. */
export const each =
  <T extends object>(desk: Desk, handler: (data: T) => Promise<void>): DoJobs<T> =>
  (jobs) =>
    Promise.all(jobs.map((job) => attempt(desk, job, handler)));
