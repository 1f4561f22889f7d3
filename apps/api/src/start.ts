import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { assemble, type Assembled } from './assemble.ts';
import { demoLines, fillEmptyDatabase } from './first-start.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config/config.ts';
import { dataFolderFault } from './platform/data-folder.ts';
import type { Database } from './platform/db/database.ts';
import { openDatabase } from './platform/db/open-database.ts';
import { listen } from './platform/http/listen.ts';
import { tryPort } from './platform/http/listen-fault.ts';
import type { Narrator } from './platform/log/console.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import { openMetrics } from './platform/metrics/open-metrics.ts';
import { openTracing } from './platform/tracing/open-tracing.ts';
import type { Deliver } from './platform/mail/mailer.ts';
import { createShownDelivery, showsMail, shownMailPath } from './platform/mail/shown.ts';
import { createSmtp } from './platform/mail/smtp.ts';

/** The process at work. */
export interface Running {
  /** Finishes what is in flight, then lets go of everything. */
  stop(timeoutMs: number): Promise<void>;
}

const setupPath = '/pierwszy-administrator';

const deliveryOf = (config: Config, { db }: Database): { readonly deliver: Deliver; close(): void } =>
  config.smtpUrl === null
    ? { deliver: createShownDelivery(db, systemClock), close: () => undefined }
    : createSmtp(config.smtpUrl);

/** The lines at the end of a start: where it is, and how to get in. */
const welcome = async ({ app }: Assembled, config: Config, narrator: Narrator): Promise<void> => {
  const { publicUrl, demo, siteName, host, environment } = config;
  narrator.say('');
  narrator.say(`${siteName} is at ${publicUrl}`);
  if (showsMail(config)) {
    narrator.say(`Mail is shown at ${publicUrl}${shownMailPath}, since SMTP_URL is not set`);
    if (!['127.0.0.1', '::1', 'localhost'].includes(host)) {
      narrator.say(`  Everybody who reaches ${host} can read it there, sign-in codes too: set SMTP_URL for real use`);
    }
  }
  if (demo) {
    for (const line of demoLines()) narrator.say(line);
    if (environment === 'production') narrator.say('  Everybody knows this password: set DEMO=false for real use');
  } else {
    const token = await app.issueSetupToken();
    if (token !== null) {
      narrator.say('There is no administrator yet. This link makes one, once, within 7 days:');
      narrator.say(`  ${publicUrl}${setupPath}#${token}`);
    }
  }
  narrator.say('');
};

interface Surroundings {
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly tracer: Tracer | null;
  readonly narrator: Narrator;
}

const serve = async ({ config, log, metrics, tracer, narrator }: Surroundings): Promise<Running> => {
  const place = config.databaseUrl === null ? `the embedded database in ${config.dataDir}` : 'PostgreSQL';
  const database = await narrator.step(`Opening ${place}`, () => openDatabase(config, log));
  const fault = await dataFolderFault(config.dataDir);
  if (fault !== null) log.warn({ reason: fault }, 'the data folder cannot be written to: there will be no backups');
  const mail = deliveryOf(config, database);
  let assembled: Assembled | null = null;
  try {
    await narrator.step('Bringing the tables up to date', () => database.migrate());
    const built = await assemble({
      config,
      database,
      log,
      metrics,
      tracer,
      deliver: mail.deliver,
      clock: systemClock,
      work: true,
    });
    assembled = built;
    await narrator.step('Looking after the content', () => fillEmptyDatabase(built.platform, narrator));
    await narrator.step('Starting the jobs', () => built.platform.jobs.start());
    await listen(built.server, config);
    await welcome(built, config, narrator);
    return {
      stop: async (timeoutMs) => {
        await built.close(timeoutMs);
        mail.close();
      },
    };
  } catch (error) {
    await (assembled === null ? database.close() : assembled.close(1000)).catch(() => undefined);
    mail.close();
    throw error;
  }
};

/** Opens, migrates, fills and serves, saying each step as it does it. Whatever was opened is closed when a step fails. */
export const start = async (config: Config, log: Logger, narrator: Narrator): Promise<Running> => {
  await tryPort(config);
  const { metrics, close: closeMetrics } = await openMetrics(config, log);
  const tracing = await openTracing(config, log);
  const close = async (): Promise<void> => {
    closeMetrics();
    await tracing?.close().catch((error: unknown) => log.warn({ err: error }, 'the last spans could not be sent'));
  };
  try {
    const running = await serve({ config, log, metrics, tracer: tracing?.tracer ?? null, narrator });
    return {
      stop: async (timeoutMs) => {
        await running.stop(timeoutMs);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};
