import { isAbsolute, join } from 'node:path';
import { rootFolder } from '../paths.ts';
import {
  addressOf,
  contact,
  existingFile,
  listenHost,
  network,
  origin,
  secret,
  sender,
  shareOf,
  shortName,
} from './checks.ts';
import { ourSiteName, type Config, type TracingConfig } from './config.ts';
import { readSettings, type Environment, type SettingsReader } from './settings-reader.ts';

const environments = ['production', 'development', 'test'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The settings cannot be used. `faults` are single sentences, one for each wrong setting. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const portBounds = { min: 1, max: 65_535 };

const fromRoot = (path: string): string => (isAbsolute(path) ? path : join(rootFolder, path));

const readProxies = (settings: SettingsReader): readonly string[] => {
  const proxies = (settings.text('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = proxies.filter((proxy) => !network(proxy));
  if (wrong.length > 0) {
    settings.fault(
      `TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, separated by commas, and none of everybody (/0), who could then claim any address, not "${wrong.join(', ')}".`,
    );
  }
  return proxies;
};

/** Under OpenTelemetry's own names; its library reads its others by itself, such as those of headers and certificates. */
const readTracing = (settings: SettingsReader): TracingConfig | null => {
  const address = addressOf(['http:', 'https:'], 'http://localhost:4318');
  const endpoint = settings.checked('OTEL_EXPORTER_OTLP_ENDPOINT', address, null);
  const serviceName = settings.checked('OTEL_SERVICE_NAME', shortName, 'moja-ulica');
  const share = Number(settings.checked('OTEL_TRACES_SAMPLER_ARG', shareOf, '1'));
  return endpoint === null ? null : { endpoint: endpoint.replace(/\/+$/, ''), serviceName, share };
};

/** Where the installation is real, a default that only suits trying out would fail late and silently. */
const checkProduction = (settings: SettingsReader): void => {
  if (settings.text('PUBLIC_URL') === undefined) {
    settings.fault('PUBLIC_URL must be set in production: the address people use, such as https://forum.example.org.');
  }
  if (settings.text('SMTP_URL') === undefined) {
    settings.fault(
      'SMTP_URL must be set in production, such as smtps://user:password@mail.example.org: without it nobody could confirm an address or sign in by code.',
    );
  }
};

/**
 * Reads and checks all settings. Throws `ConfigError` with every fault at once. This folder is the only place that reads
 * the process's environment.
 */
export const loadConfig = (env: Environment = process.env): Config => {
  const settings = readSettings(env);
  const environment = settings.word('NODE_ENV', environments, 'development');
  const production = environment === 'production';
  const port = settings.integer('PORT', portBounds, 3000);
  // For trying out the mail page is open to whoever reaches the port, so only this machine does.
  const host = settings.checked('HOST', listenHost, production ? '0.0.0.0' : '127.0.0.1');
  const publicUrl = new URL(settings.checked('PUBLIC_URL', origin, `http://localhost:${String(port)}`)).origin;
  const siteName = settings.checked('SITE_NAME', shortName, ourSiteName);
  const placesFile = settings.text('PLACES_FILE');
  if (production) checkProduction(settings);
  const config: Config = {
    environment,
    host,
    port,
    publicUrl,
    databaseUrl: settings.checked(
      'DATABASE_URL',
      addressOf(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
      null,
    ),
    dataDir: fromRoot(settings.text('DATA_DIR') ?? 'data'),
    redisUrl: settings.checked('REDIS_URL', addressOf(['redis:', 'rediss:'], 'redis://host:6379'), null),
    // The demo's passwords are printed for everybody to read: a real installation has to ask for it.
    demo: settings.flag('DEMO', !production),
    placesFile: placesFile === undefined ? null : fromRoot(placesFile),
    smtpUrl: settings.checked('SMTP_URL', addressOf(['smtp:', 'smtps:'], 'smtps://user:password@host:465'), null),
    mailFrom: settings.checked('MAIL_FROM', sender, `${siteName} <forum@${new URL(publicUrl).hostname}>`),
    tokenSecret: settings.checked('TOKEN_SECRET', secret, null),
    trustedProxies: readProxies(settings),
    securityContact: settings.checked('SECURITY_CONTACT', contact, null),
    maxSockets: settings.integer('MAX_SOCKETS', { min: 1, max: 100_000 }, 5000),
    // At a terminal people read the lines for people; a running installation keeps a log.
    logLevel: settings.word('LOG_LEVEL', logLevels, production ? 'info' : 'warn'),
    metricsPort: settings.integer('METRICS_PORT', portBounds, null),
    metricsHost: settings.checked('METRICS_HOST', listenHost, '127.0.0.1'),
    pageCacheMb: settings.integer('PAGE_CACHE_MB', { min: 0, max: 2048 }, 128),
    tracing: readTracing(settings),
    webDir: join(rootFolder, 'apps/web/dist'),
    siteName,
  };
  if (config.placesFile !== null) {
    const expected = existingFile(config.placesFile);
    if (expected !== null) settings.fault(`PLACES_FILE must be ${expected}.`);
  }
  if (config.metricsPort === config.port) {
    settings.fault('METRICS_PORT must be another port than PORT: metrics are not for the public.');
  }
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return Object.freeze(config);
};
