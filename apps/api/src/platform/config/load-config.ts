import { fileURLToPath } from 'node:url';
import { isAbsolute, join } from 'node:path';
import { addressOf, existingFile, listenHost, network, origin, secret, sender, shortName } from './checks.ts';
import type { Config } from './config.ts';
import { readSettings, type Environment, type SettingsReader } from './settings-reader.ts';

/** The checkout: what relative paths in settings start from. */
const root = fileURLToPath(new URL('../../../../..', import.meta.url));

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

const fromRoot = (path: string): string => (isAbsolute(path) ? path : join(root, path));

const readProxies = (settings: SettingsReader): readonly string[] => {
  const proxies = (settings.text('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = proxies.filter((proxy) => !network(proxy));
  if (wrong.length > 0) {
    settings.fault(
      `TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, separated by commas, not "${wrong.join(', ')}".`,
    );
  }
  return proxies;
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
  const port = settings.integer('PORT', { min: 1, max: 65_535 }, 3000);
  // For trying out the mail page is open to whoever reaches the port, so only this machine does.
  const host = settings.checked('HOST', listenHost, production ? '0.0.0.0' : '127.0.0.1');
  const publicUrl = new URL(settings.checked('PUBLIC_URL', origin, `http://localhost:${String(port)}`)).origin;
  const siteName = settings.checked('SITE_NAME', shortName, 'Moja ulica');
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
    // At a terminal people read the lines for people; a running installation keeps a log.
    logLevel: settings.word('LOG_LEVEL', logLevels, production ? 'info' : 'warn'),
    webDir: join(root, 'apps/web/dist'),
    siteName,
  };
  if (config.placesFile !== null) {
    const expected = existingFile(config.placesFile);
    if (expected !== null) settings.fault(`PLACES_FILE must be ${expected}.`);
  }
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return Object.freeze(config);
};
