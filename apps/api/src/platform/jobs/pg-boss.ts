import type { Tracer } from '@opentelemetry/api';
import { fromPglite, PgBoss, type ConstructorOptions, type Queue } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tx } from '../db/database.ts';
import { putJob } from '../db/job-outbox.ts';
import { createJobStores } from '../db/job-store.ts';
import { maxJobConnections } from '../db/limits.ts';
import { rarely } from '../log/rarely.ts';
import { noMetrics, type Metrics } from '../metrics/metrics.ts';
import { createBatches, type Batches } from './batches.ts';
import { each, type DoJobs } from './do-jobs.ts';
import { sealed } from './envelope.ts';
import type { Jobs } from './jobs.ts';
import { measureJobs } from './measure.ts';
import { deadQueue } from './queues.ts';

interface Options {
  readonly database: Database;
  readonly log: Logger;
  readonly metrics?: Metrics;
  readonly tracer?: Tracer | null;
  /** True: jobs run by themselves. False (tests): only when drained. */
  readonly work: boolean;
}

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
  // A full batch is followed by the next at once. No wake-up call for each job: under load everyone would ask for a few.
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  perJobResults: true,
  includeMetadata: true,
} as const;

/** Jobs that run side by side, each on a database connection that requests wait for too. */
const sideBySide = 4;

/** A slot of a repeated job is offered this often; the database lets one offer of all instances through. */
const repeatOfferMs = 20_000;

/** Where the jobs are kept. */
export const connectionOf = (database: Database): ConstructorOptions =>
  database.kind === 'embedded'
    ? { db: fromPglite(database.client), backend: 'pglite', reindex: false }
    : { connectionString: database.url, max: maxJobConnections, application_name: 'moja-ulica jobs' };

interface Worker {
  readonly start: () => Promise<void>;
  /** Runs what is due, `batchSize` at once; the number of jobs and the first failure. */
  readonly runDue: () => Promise<{ readonly count: number; readonly failure: Error | null }>;
  /** Set for repeated jobs. */
  readonly everySeconds: number | null;
  /** Set where jobs are done together: only what failed there is tried again as a job of pg-boss. */
  readonly batches: Batches | null;
  readonly runNow: () => Promise<void>;
}

interface Declared<T> {
  readonly everySeconds?: number | null;
  readonly batches?: Batches | null;
  readonly batchSize: number;
  readonly doJobs: DoJobs<T>;
  readonly runNow?: () => Promise<void>;
}

/** Jobs by pg-boss, in the database of everything else. */
export const createJobs = ({ database, log, work, metrics = noMetrics, tracer = null }: Options): Jobs => {
  const observe = measureJobs(database, metrics);
  const storeIn = createJobStores();
  const workers = new Map<string, Worker>();
  const offers: NodeJS.Timeout[] = [];
  let running = false;
  const boss = new PgBoss({
    ...connectionOf(database),
    supervise: work,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // Unheard, an error would end the process; the database being away is the usual one and is mended by itself.
  // Each queue asks again at once, twenty of them together.
  boss.on(
    'error',
    rarely((error: Error, passedOver) => log.warn({ reason: error.message, passedOver }, 'jobs: trouble')),
  );
  boss.on('warning', (warning) => log.debug({ reason: warning.message }, 'jobs: warning'));

  const declare = <T extends object>(
    queue: string,
    {
      everySeconds = null,
      batches = null,
      batchSize,
      doJobs,
      runNow = () => Promise.reject(new Error(`The queue ${queue} is not repeated`)),
    }: Declared<T>,
  ): void => {
    if (running) throw new Error(`The queue ${queue} is declared after the jobs were started`);
    if (workers.has(queue)) throw new Error(`The queue ${queue} has two handlers`);
    workers.set(queue, {
      everySeconds,
      batches,
      runNow,
      start: async () => {
        batches?.start();
        const options = { ...workOptions, batchSize };
        await boss.work<T, unknown, typeof options>(queue, options, async (jobs) => {
          const outcomes = await doJobs(jobs);
          return jobs.map(({ id }, index) => {
            const failure = outcomes[index] ?? null;
            return failure === null
              ? { id, status: 'completed' as const }
              : { id, status: 'failed' as const, output: { message: failure.message } };
          });
        });
      },
      runDue: async () => {
        const done = (await batches?.runDue()) ?? 0;
        const jobs = await boss.fetch<T>(queue, { batchSize, includeMetadata: true });
        const outcomes = await doJobs(jobs);
        for (const [index, { id }] of jobs.entries()) {
          await ((outcomes[index] ?? null) === null ? boss.complete(queue, id) : boss.fail(queue, id));
        }
        return { count: done + jobs.length, failure: outcomes.find((failure) => failure !== null) ?? null };
      },
    });
  };

  /** pg-boss would look for a queue outside the transaction, for which the embedded database waits forever. */
  const workerOf = (queue: string): Worker => {
    const worker = workers.get(queue);
    if (worker === undefined) throw new Error(`No feature handles the queue ${queue}`);
    return worker;
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
      declare(queue, { batchSize: sideBySide, doJobs: each({ queue, log, tracer, observe }, handler) });
    },
    handleTogether: <T extends object>(queue: string, handler: (tx: Tx, data: readonly T[]) => Promise<void>) => {
      const { db } = database;
      const desk = { queue, log, tracer, observe };
      const putSingly = async (tx: Tx, jobs: readonly object[]): Promise<void> => {
        await boss.insert(
          queue,
          jobs.map((data) => ({ data })),
          { db: storeIn(tx) },
        );
      };
      declare<T>(queue, {
        batches: createBatches<T>({ db, desk, handler, putSingly }),
        batchSize: sideBySide,
        doJobs: each(desk, (data) => db.transaction((tx) => handler(tx, [data]))),
      });
    },
    repeat: (queue, everySeconds, handler) => {
      if (everySeconds < 60) throw new Error(`The queue ${queue} repeats more often than once a minute`);
      declare(queue, {
        everySeconds,
        batchSize: 1,
        doJobs: each({ queue, log, tracer, observe }, handler),
        runNow: handler,
      });
    },
    send: async (tx, queue, data, options = {}) => {
      const worker = workerOf(queue);
      if (worker.batches !== null && options.afterSeconds === undefined) {
        await putJob(tx, { queue, data: sealed(data) });
        return;
      }
      await boss.send(queue, sealed(data), {
        db: storeIn(tx),
        ...(options.afterSeconds === undefined ? {} : { startAfter: options.afterSeconds }),
      });
    },
    entryOf: (queue, data) => {
      if (workerOf(queue).batches === null) throw new Error(`Jobs of the queue ${queue} are not done together`);
      return { queue, data: sealed(data) };
    },
    start: async () => {
      await boss.start({ attempts: 5 });
      await boss.createQueue(deadQueue, { retentionSeconds: 90 * day });
      for (const [queue, { everySeconds }] of workers) {
        // What is repeated has its next turn soon: nobody has to look after the one that failed.
        const deadLetter = everySeconds === null ? { deadLetter: deadQueue } : {};
        await boss.createQueue(queue, { ...queueOptions, ...deadLetter });
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
      const batches = [...workers.values()].map((worker) => worker.batches?.stop(timeoutMs));
      await Promise.all([...batches, boss.stop({ graceful: true, close: true, timeout: timeoutMs })]);
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
      await workerOf(queue).runNow();
    },
  };
};
