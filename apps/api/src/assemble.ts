import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { buildApp } from './app.ts';
import { startChanges } from './platform/changes.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import type { Database } from './platform/db/database.ts';
import { scheduleCleanUp } from './platform/http/clean-up.ts';
import type { Http } from './platform/http/contract.ts';
import { createHttp } from './platform/http/server.ts';
import { createJobs } from './platform/jobs/pg-boss.ts';
import { createMailer, type Deliver } from './platform/mail/mailer.ts';
import type { Platform } from './platform/platform.ts';
import { createRealtime } from './platform/realtime/server.ts';

interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  readonly clock: Clock;
  readonly deliver: Deliver;
  /** True: jobs run by themselves. False (tests): only when drained. */
  readonly work: boolean;
}

/** Everything put together; nothing listens and no job runs yet. */
export interface Assembled {
  readonly platform: Platform;
  readonly http: Http;
  readonly server: FastifyInstance;
}

/** Puts the platform and the features together over an open, migrated database; the same for production and tests. */
export const assemble = async ({ config, database, log, clock, deliver, work }: Parts): Promise<Assembled> => {
  const jobs = createJobs({ database, log, work });
  const changes = await startChanges(database, log);
  const { db } = database;
  const { server, http } = await createHttp({ config, db, log, clock });
  const realtime = createRealtime({ server: server.server, tokens: http.tokens, config, log, changes });
  // Open sockets would keep the HTTP server from closing.
  server.addHook('preClose', () => realtime.close());
  const mailer = createMailer(config, jobs, deliver);
  const platform: Platform = { config, database, db, log, clock, jobs, mailer, changes, realtime };
  scheduleCleanUp(platform);
  buildApp(platform, http);
  return { platform, http, server };
};
