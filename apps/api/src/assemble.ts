import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { buildApp, type App } from './app.ts';
import { startChanges } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import type { Database } from './platform/db/database.ts';
import { measureDatabase } from './platform/db/measure.ts';
import { traceDatabase } from './platform/db/trace.ts';
import { scheduleCleanUp } from './platform/http/clean-up.ts';
import type { Http } from './platform/http/contract.ts';
import { registerHealth } from './platform/http/health.ts';
import { registerMailPage } from './platform/http/mail-page.ts';
import { createHttp } from './platform/http/server.ts';
import { createJobs } from './platform/jobs/pg-boss.ts';
import { createMailer, type Deliver } from './platform/mail/mailer.ts';
import { measureDisk } from './platform/metrics/disk.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import type { Platform } from './platform/platform.ts';
import { createRealtime } from './platform/realtime/server.ts';

interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Null: nothing is traced. */
  readonly tracer: Tracer | null;
  readonly clock: Clock;
  readonly deliver: Deliver;
  /** True: jobs run by themselves. False (tests): only when drained. */
  readonly work: boolean;
}

/** Everything put together; nothing listens and no job runs yet. */
export interface Assembled {
  readonly platform: Platform;
  readonly app: App;
  readonly http: Http;
  readonly server: Http['server'];
  /**
   * Finishes what is in flight, at most `timeoutMs` for each of requests and jobs: from the first moment not ready any
   * more, sockets told to come back elsewhere, then no connection, no job and no database.
   */
  close(timeoutMs: number): Promise<void>;
}

/** Puts the platform and the features together over an open, migrated database; the same for production and tests. */
export const assemble = async ({
  config,
  database,
  log,
  metrics,
  tracer,
  clock,
  deliver,
  work,
}: Parts): Promise<Assembled> => {
  const { db } = database;
  // Before the first statement: connections are watched from their beginning.
  measureDatabase(database, metrics);
  measureDisk(config, metrics);
  if (tracer !== null) traceDatabase(database, tracer);
  const jobs = createJobs({ database, log, metrics, tracer, work });
  const changes = await startChanges(database, log, metrics);
  const { server, http, admission } = await createHttp({ config, database, log, clock, metrics, tracer });
  const realtime = createRealtime({
    config,
    log,
    changes,
    metrics,
    server: server.server,
    tokens: http.tokens,
    isBusy: admission.isBusy,
  });
  const mailer = createMailer(config, jobs, deliver, metrics);
  const platform: Platform = { config, database, db, log, metrics, clock, jobs, mailer, changes, realtime, admission };
  let stopping = false;
  registerHealth(server, { database, jobs, stopping: () => stopping });
  registerMailPage(server, { config, db });
  scheduleCleanUp(platform);
  const app = buildApp(platform, http);
  return {
    platform,
    app,
    http,
    server,
    close: async (timeoutMs) => {
      stopping = true;
      await realtime.close();
      await server.close();
      await jobs.stop(timeoutMs);
      await changes.settled();
      await database.close();
    },
  };
};
