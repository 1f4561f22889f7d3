import { drizzle } from 'drizzle-orm/node-postgres';
import { pino } from 'pino';
import type { Config } from '../platform/config/config.ts';
import { noMetrics } from '../platform/metrics/metrics.ts';
import type { HttpParts } from '../platform/http/server.ts';
import { createFakeClock } from './clock.ts';
import type { FakeClock } from './clock.ts';

/** A town's installation behind TLS, without a built client. */
export const testConfig: Config = {
  environment: 'test',
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://forum.example',
  databaseUrl: null,
  dataDir: '/nonexistent',
  redisUrl: null,
  demo: false,
  placesFile: null,
  smtpUrl: null,
  mailFrom: 'forum@forum.example',
  tokenSecret: 'a secret of the tests, long enough to be one',
  trustedProxies: [],
  securityContact: null,
  maxSockets: 1000,
  logLevel: 'silent',
  metricsPort: null,
  metricsHost: '127.0.0.1',
  tracing: null,
  webDir: '/nonexistent',
  siteName: 'Forum',
  pageCacheMb: 16,
};

/** What the HTTP server alone needs: for tests of the platform that touch no database. */
export const httpParts = (config: Partial<Config> = {}): HttpParts & { readonly clock: FakeClock } => ({
  config: { ...testConfig, ...config },
  database: { kind: 'embedded', db: drizzle.mock(), crowded: () => false },
  log: pino({ level: 'silent' }),
  clock: createFakeClock(),
  metrics: noMetrics,
  tracer: null,
});
