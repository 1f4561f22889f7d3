import { setTimeout as wait } from 'node:timers/promises';
import type { Db, Tx } from '../db/database.ts';
import { takeJobs } from '../db/job-outbox.ts';
import { hasSqlState, sqlState } from '../db/sql-state.ts';
import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { rarely } from '../log/rarely.ts';
import { asWork } from './as-work.ts';
import { stopwatch, type Desk } from './do-jobs.ts';
import { opened } from './envelope.ts';

/** Jobs done together. More take longer in one transaction without costing less. */
const together = 100;
/** A full batch is followed by the next at once. No wake-up call for each job: under load everyone would ask for a few. */
const pauseMs = 1000;

interface Parts<T> {
  readonly db: Db;
  readonly desk: Desk;
  readonly handler: (tx: Tx, data: readonly T[]) => Promise<void>;
  /** Puts jobs as they were sealed where each is tried on its own. */
  readonly putSingly: (tx: Tx, jobs: readonly object[]) => Promise<void>;
}

/** The worker of a queue whose jobs are done together. */
export interface Batches {
  /** One batch: how many jobs it took out, done or handed on. Throws when nothing could be done about them. */
  runDue(): Promise<number>;
  start(): void;
  /** Lets the batch that is being done finish, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

const { queryCanceled, lockNotAvailable, deadlock } = sqlState;

/**
 * True while no batch could be done. What took too long or was in another's way is about this batch: were it tried again as it is,
 * one slow job would hold up all that come after it.
 */
const isAway = (error: unknown): boolean =>
  isDatabaseUnavailable(error) && !hasSqlState(error, queryCanceled, lockNotAvailable, deadlock);

/**
 * Takes jobs out of the outbox in the transaction that does them: done is gone, and what failed is there as before. A batch
 * that fails, unless it is because the database is away, is handed on to be tried one by one.
 */
export const createBatches = <T extends object>({ db, desk, handler, putSingly }: Parts<T>): Batches => {
  const { queue, log, observe } = desk;
  const stopping = new AbortController();
  let atWork: Promise<void> = Promise.resolve();

  /** Told here, as the work of those who put the jobs. */
  const handled = async (tx: Tx, data: readonly T[]): Promise<void> => {
    try {
      await handler(tx, data);
    } catch (error) {
      if (!isAway(error)) {
        log.warn({ queue, jobs: data.length, err: error }, 'jobs failed together: one by one now');
      }
      throw error;
    }
  };

  const doTogether = (): Promise<number> =>
    db.transaction(async (tx) => {
      const all = (await takeJobs<T>(tx, queue, together)).map(opened);
      if (all.length === 0) return 0;
      const origins = all.map(({ origin }) => origin);
      const data = all.map((job) => job.data);
      await asWork(desk, origins, () => handled(tx, data));
      return all.length;
    });

  const handOn = (): Promise<number> =>
    db.transaction(async (tx) => {
      const jobs = await takeJobs(tx, queue, together);
      if (jobs.length > 0) await putSingly(tx, jobs);
      return jobs.length;
    });

  const runDue = async (): Promise<number> => {
    const seconds = stopwatch();
    try {
      const count = await doTogether();
      for (let done = 0; done < count; done += 1) observe(queue, 'done', seconds() / count);
      return count;
    } catch (error) {
      if (isAway(error)) throw error;
      return handOn();
    }
  };

  const tellWaiting = rarely((error: unknown, passedOver) =>
    log.warn({ queue, err: error, passedOver }, 'jobs could not be taken up, and wait'),
  );

  const work = async (): Promise<void> => {
    const { signal } = stopping;
    while (!signal.aborted) {
      const count = await runDue().catch((error: unknown) => {
        tellWaiting(error);
        return 0;
      });
      if (count < together) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    runDue,
    start: () => {
      atWork = work();
    },
    stop: async (timeoutMs) => {
      stopping.abort();
      await Promise.race([atWork, wait(timeoutMs, undefined, { ref: false })]);
    },
  };
};
