import type { Logger } from 'pino';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Database, Db } from './db/database.ts';
import type { Admission } from './http/admission.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Mailer } from './mail/mail.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Realtime } from './realtime/realtime.ts';

/** What every feature may use; made once in `main.ts` (or the test harness) and passed in. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly db: Db;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  readonly changes: Changes;
  readonly realtime: Realtime;
  readonly admission: Admission;
}
