import { fromPglite, PgBoss, type ConstructorOptions, type JobWithMetadata, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { jobStoreIn } from '../db/job-store.ts';
import type { Jobs } from './jobs.ts';

interface Options {
  readonly database: Database;
  readonly log: Logger;
  /** True: jobs run by themselves. False (tests): only when drained. */
  readonly work: boolean;
}

/** Where jobs end that failed for good; they stay there to be looked at and sent again. */
const deadQueue = 'dead';
const day = 86_400;

/** About half an hour of tries, then the dead. Done jobs go soon: a mail's data is nobody's business afterwards. */
const queueOptions: Omit<Queue, 'name'> = {
  retryLimit: 10,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 60,
  retentionSeconds: 14 * day,
  deleteAfterSeconds: 3600,
};

const workOptions = {
  // With one at a time and polling alone two jobs a second is all; a notification wakes us, polling is the safety net.
  batchSize: 4,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 10,
  perJobResults: true,
  includeMetadata: true,
} as const;

/** A slot of a repeated job is offered this often; the database lets one offer of all instances through. */
const repeatOfferMs = 20_000;

const connectionOf = (database: Database): ConstructorOptions =>
  database.kind === 'embedded'
    ? { db: fromPglite(database.client), backend: 'pglite', reindex: false }
    : { connectionString: database.url, max: 4, application_name: 'moja-ulica jobs' };

interface Worker {
  readonly start: () => Promise<void>;
  /** Runs what is due; the number of jobs and the first failure. */
  readonly runDue: () => Promise<{ readonly count: number; readonly failure: Error | null }>;
  /** Set for repeated jobs. */
  readonly everySeconds: number | null;
  readonly runNow: () => Promise<void>;
}

/** Jobs by pg-boss, in the database of everything else. */
export const createJobs = ({ database, log, work }: Options): Jobs => {
  const workers = new Map<string, Worker>();
  const offers: NodeJS.Timeout[] = [];
  let running = false;
  const boss = new PgBoss({
    ...connectionOf(database),
    useListenNotify: work,
    supervise: work,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // Unheard, an error would end the process; the database being away is the usual one and is mended by itself.
  boss.on('error', (error) => log.warn({ reason: error.message }, 'jobs: trouble'));
  boss.on('warning', (warning) => log.debug({ reason: warning.message }, 'jobs: warning'));

  const run = async <T extends object>(
    queue: string,
    job: JobWithMetadata<T>,
    handler: (data: T) => Promise<void>,
  ): Promise<Error | null> => {
    try {
      await handler(job.data);
      return null;
    } catch (error) {
      const last = job.retryCount >= job.retryLimit;
      const facts = { queue, job: job.id, attempt: job.retryCount + 1, err: error };
      // The data may hold addresses and codes: it stays in the database.
      if (last) log.error(facts, 'job failed for good and is kept among the dead');
      else log.warn(facts, 'job failed and will be tried again');
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  const declare = <T extends object>(
    queue: string,
    everySeconds: number | null,
    handler: (data: T) => Promise<void>,
    runNow: () => Promise<void>,
  ): void => {
    if (running) throw new Error(`The queue ${queue} is declared after the jobs were started`);
    if (workers.has(queue)) throw new Error(`The queue ${queue} has two handlers`);
    workers.set(queue, {
      everySeconds,
      runNow,
      start: async () => {
        await boss.work<T, unknown, typeof workOptions>(queue, workOptions, (jobs) =>
          Promise.all(
            jobs.map(async (job) => {
              const failure = await run(queue, job, handler);
              return failure === null
                ? { id: job.id, status: 'completed' as const }
                : { id: job.id, status: 'failed' as const, output: { message: failure.message } };
            }),
          ),
        );
      },
      runDue: async () => {
        const jobs = await boss.fetch<T>(queue, { batchSize: 50, includeMetadata: true });
        let failure: Error | null = null;
        for (const job of jobs) {
          const failed = await run(queue, job, handler);
          failure ??= failed;
          await (failed === null ? boss.complete(queue, job.id) : boss.fail(queue, job.id));
        }
        return { count: jobs.length, failure };
      },
    });
  };

  const offer = async (queue: string, everySeconds: number): Promise<void> => {
    try {
      await boss.send(queue, {}, { singletonSeconds: everySeconds, retryLimit: 0 });
    } catch (error) {
      log.warn({ queue, err: error }, 'repeated job could not be offered');
    }
  };

  return {
    handle: (queue, handler) => {
      declare(queue, null, handler, () => Promise.reject(new Error(`The queue ${queue} is not repeated`)));
    },
    repeat: (queue, everySeconds, handler) => {
      if (everySeconds < 60) throw new Error(`The queue ${queue} repeats more often than once a minute`);
      declare(queue, everySeconds, handler, handler);
    },
    send: async (tx, queue, data, options = {}) => {
      // pg-boss would look for the queue outside the transaction, for which the embedded database waits forever.
      if (!workers.has(queue)) throw new Error(`No feature handles the queue ${queue}`);
      await boss.send(queue, data, {
        db: jobStoreIn(tx),
        ...(options.afterSeconds === undefined ? {} : { startAfter: options.afterSeconds }),
      });
    },
    start: async () => {
      await boss.start({ attempts: 5 });
      await boss.createQueue(deadQueue, { retentionSeconds: 90 * day });
      for (const queue of workers.keys()) {
        await boss.createQueue(queue, { ...queueOptions, deadLetter: deadQueue });
      }
      running = true;
      if (!work) return;
      for (const [queue, worker] of workers) {
        await worker.start();
        const { everySeconds } = worker;
        if (everySeconds !== null) offers.push(setInterval(() => void offer(queue, everySeconds), repeatOfferMs));
      }
    },
    running: () => running,
    stop: async (timeoutMs) => {
      running = false;
      for (const timer of offers) clearInterval(timer);
      await boss.stop({ graceful: true, close: true, timeout: timeoutMs });
    },
    drain: async () => {
      for (let found = true; found;) {
        found = false;
        for (const worker of workers.values()) {
          const { count, failure } = await worker.runDue();
          if (failure !== null) throw failure;
          found ||= count > 0;
        }
      }
    },
    runRepeated: async (queue) => {
      const worker = workers.get(queue);
      if (worker === undefined) throw new Error(`No feature handles the queue ${queue}`);
      await worker.runNow();
    },
  };
};
