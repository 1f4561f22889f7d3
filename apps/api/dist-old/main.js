import { o as rootFolder, t as createLog } from './log-DClkWEvO.js';
import { t as StartError } from './start-error-CNiwIYhP.js';
import { enableCompileCache } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { statSync } from 'node:fs';
import { isIP } from 'node:net';
// apps/api/src/platform/config/checks.ts
const parsed = (text) => (URL.canParse(text) ? new URL(text) : null);
/** An address of one of the schemes, with a host. */
const addressOf = (schemes, example) => (text) => {
  const url = parsed(text);
  return url !== null && schemes.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'))
    ? null
    : `an address such as ${example}`;
};
/** An http(s) origin without path, query or password: other sites' addresses are compared with it. */
const origin = (text) => {
  const url = parsed(text);
  return url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === '' &&
    url.password === ''
    ? null
    : `an http or https address without a path, such as https://forum.example.org, not "${text}"`;
};
/** `name@host`, or `Name <name@host>`; nothing that could add a header or a second address. */
const sender = (text) =>
  /^(?:[^<>@,;"\r\n]*<[^\s<>@,;"]+@[^\s<>@,;"]+>|[^\s<>@,;"]+@[^\s<>@,;"]+)$/u.test(text)
    ? null
    : `one sender such as "Moja ulica <forum@example.org>", not "${text}"`;
/** A file that is there and can be read as one. */
const existingFile = (path) =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? null : `the path of an existing file, not "${path}"`;
/** A host name or an IP address to listen on. */
const listenHost = (text) =>
  isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
    ? null
    : `a host name or an IP address to listen on, such as 127.0.0.1, not "${text}"`;
/** Long enough that an HS256 key cannot be guessed. */
const secret = (text) =>
  text.length >= 32 ? null : 'at least 32 characters long (for example the output of "openssl rand -base64 32")';
/** A part of a whole. */
const shareOf = (text) =>
  /^(0(\.\d+)?|1(\.0+)?)$/.test(text) ? null : `a number from 0 to 1 such as 0.1, not "${text}"`;
/** A name that fits in a title and in a mail's sender. */
const shortName = (text) =>
  text.length <= 60 && !/[\u0000-\u001f<>"]/u.test(text) ? null : 'a name of at most 60 characters without < > "';
/** An IP address, or a network as address/bits. */
const network = (text) => {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === void 0 || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};
// apps/api/src/platform/config/settings-reader.ts
const yes = ['true', '1', 'yes'];
const no = ['false', '0', 'no'];
/** A reader over an environment. Values are quoted in faults only where they cannot be secrets. */
const readSettings = (env) => {
  const faults = [];
  const text = (name) => {
    const value = env[name]?.trim();
    return value === '' ? void 0 : value;
  };
  return {
    faults,
    text,
    fault: (sentence) => {
      faults.push(sentence);
    },
    word: (name, words, fallback) => {
      const given = text(name);
      if (given === void 0) return fallback;
      const found = words.find((word) => word === given);
      if (found === void 0) faults.push(`${name} must be one of ${words.join(', ')}, not "${given}".`);
      return found ?? fallback;
    },
    flag: (name, fallback) => {
      const given = text(name)?.toLowerCase();
      if (given === void 0) return fallback;
      if (!yes.includes(given) && !no.includes(given)) faults.push(`${name} must be true or false, not "${given}".`);
      return yes.includes(given);
    },
    integer: (name, { min, max }, fallback) => {
      const given = text(name);
      if (given === void 0) return fallback;
      const value = /^\d{1,15}$/.test(given) ? Number(given) : NaN;
      if (value >= min && value <= max) return value;
      faults.push(`${name} must be a whole number from ${String(min)} to ${String(max)}, not "${given}".`);
      return fallback;
    },
    checked: (name, check, fallback) => {
      const given = text(name);
      if (given === void 0) return fallback;
      const expected = check(given);
      if (expected === null) return given;
      faults.push(`${name} must be ${expected}.`);
      return fallback;
    },
  };
};
// apps/api/src/platform/config/load-config.ts
const environments = ['production', 'development', 'test'];
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
/** The settings cannot be used. `faults` are single sentences, one for each wrong setting. */
var ConfigError = class extends Error {
  faults;
  constructor(faults) {
    super(faults.join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
};
const portBounds = {
  min: 1,
  max: 65535,
};
const fromRoot = (path) => (isAbsolute(path) ? path : join(rootFolder, path));
const readProxies = (settings) => {
  const proxies = (settings.text('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = proxies.filter((proxy) => !network(proxy));
  if (wrong.length > 0)
    settings.fault(
      `TRUSTED_PROXIES must be IP addresses or networks such as 10.0.0.0/8, separated by commas, not "${wrong.join(', ')}".`,
    );
  return proxies;
};
/** Under OpenTelemetry's own names; its library reads its others by itself, such as those of headers and certificates. */
const readTracing = (settings) => {
  const address = addressOf(['http:', 'https:'], 'http://localhost:4318');
  const endpoint = settings.checked('OTEL_EXPORTER_OTLP_ENDPOINT', address, null);
  const serviceName = settings.checked('OTEL_SERVICE_NAME', shortName, 'moja-ulica');
  const share = Number(settings.checked('OTEL_TRACES_SAMPLER_ARG', shareOf, '1'));
  return endpoint === null
    ? null
    : {
        endpoint: endpoint.replace(/\/+$/, ''),
        serviceName,
        share,
      };
};
/** Where the installation is real, a default that only suits trying out would fail late and silently. */
const checkProduction = (settings) => {
  if (settings.text('PUBLIC_URL') === void 0)
    settings.fault('PUBLIC_URL must be set in production: the address people use, such as https://forum.example.org.');
  if (settings.text('SMTP_URL') === void 0)
    settings.fault(
      'SMTP_URL must be set in production, such as smtps://user:password@mail.example.org: without it nobody could confirm an address or sign in by code.',
    );
};
/**
 * Reads and checks all settings. Throws `ConfigError` with every fault at once. This folder is the only place that reads
 * the process's environment.
 */
const loadConfig = (env = process.env) => {
  const settings = readSettings(env);
  const environment = settings.word('NODE_ENV', environments, 'development');
  const production = environment === 'production';
  const port = settings.integer('PORT', portBounds, 3e3);
  const host = settings.checked('HOST', listenHost, production ? '0.0.0.0' : '127.0.0.1');
  const publicUrl = new URL(settings.checked('PUBLIC_URL', origin, `http://localhost:${String(port)}`)).origin;
  const siteName = settings.checked('SITE_NAME', shortName, 'Moja ulica');
  const placesFile = settings.text('PLACES_FILE');
  if (production) checkProduction(settings);
  const config = {
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
    demo: settings.flag('DEMO', !production),
    placesFile: placesFile === void 0 ? null : fromRoot(placesFile),
    smtpUrl: settings.checked('SMTP_URL', addressOf(['smtp:', 'smtps:'], 'smtps://user:password@host:465'), null),
    mailFrom: settings.checked('MAIL_FROM', sender, `${siteName} <forum@${new URL(publicUrl).hostname}>`),
    tokenSecret: settings.checked('TOKEN_SECRET', secret, null),
    trustedProxies: readProxies(settings),
    maxSockets: settings.integer(
      'MAX_SOCKETS',
      {
        min: 1,
        max: 1e5,
      },
      5e3,
    ),
    logLevel: settings.word('LOG_LEVEL', logLevels, production ? 'info' : 'warn'),
    metricsPort: settings.integer('METRICS_PORT', portBounds, null),
    metricsHost: settings.checked('METRICS_HOST', listenHost, '127.0.0.1'),
    pageCacheMb: settings.integer(
      'PAGE_CACHE_MB',
      {
        min: 0,
        max: 2048,
      },
      128,
    ),
    tracing: readTracing(settings),
    webDir: join(rootFolder, 'apps/web/dist'),
    siteName,
  };
  if (config.placesFile !== null) {
    const expected = existingFile(config.placesFile);
    if (expected !== null) settings.fault(`PLACES_FILE must be ${expected}.`);
  }
  if (config.metricsPort === config.port)
    settings.fault('METRICS_PORT must be another port than PORT: metrics are not for the public.');
  if (settings.faults.length > 0) throw new ConfigError(settings.faults);
  return Object.freeze(config);
};
// apps/api/src/platform/log/console.ts
const seconds = (ms) => `${(ms / 1e3).toFixed(1)} s`;
const terminal = {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
};
/** Whatever the log's level: the one-time link of an empty installation is said nowhere else. */
const linesOf = (log) => {
  const always = log.child({}, { level: 'info' });
  return {
    say: (line) => {
      if (line !== '') always.info(line.trim());
    },
    complain: (line) => always.error(line.trim()),
  };
};
/** `log`: where the lines go; null: to the terminal. */
const createNarrator = (log = null) => {
  const { say, complain } = log === null ? terminal : linesOf(log);
  return {
    say,
    step: async (what, work) => {
      const startedAt = performance.now();
      say(`${what} …`);
      const result = await work();
      const ms = performance.now() - startedAt;
      if (ms >= 300) say(`  done in ${seconds(ms)}`);
      return result;
    },
    complain,
  };
};
// apps/api/src/main.ts
const stopTimeoutMs = 1e4;
/** A terminal and what wraps us may both hand on the same Ctrl-C: within this time it is one wish. */
const sameWishMs = 1e3;
const readConfig = (narrator) => {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    narrator.complain('The settings cannot be used:');
    for (const fault of error.faults) narrator.complain(`  ${fault}`);
    return null;
  }
};
const main = async () => {
  enableCompileCache();
  const config = readConfig(createNarrator());
  if (config === null) {
    process.exitCode = 1;
    return;
  }
  const log = createLog(config);
  const narrator = createNarrator(config.environment === 'production' ? log : null);
  const die = (error, what) => {
    log.fatal({ err: error }, what);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => die(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => die(error, 'unhandled rejection'));
  let running = null;
  let askedAt = null;
  const stop = async () => {
    if (running === null) process.exit(0);
    narrator.say('Finishing what is in flight …');
    setTimeout(() => {
      log.warn('not everything was finished in time');
      process.exit(0);
    }, stopTimeoutMs);
    await running.stop(9e3);
    narrator.say('Stopped.');
    process.exit(0);
  };
  const onSignal = () => {
    const now = performance.now();
    if (askedAt === null) {
      askedAt = now;
      stop().catch((error) => die(error, 'could not stop in order'));
    } else if (now - askedAt > sameWishMs) process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, onSignal);
  try {
    const { start } = await import('./start-BKfwkusU.js');
    running = await start(config, log, narrator);
  } catch (error) {
    if (!(error instanceof StartError)) die(error, 'could not start');
    else narrator.complain(error.message);
    process.exit(1);
  }
};
await main();
export {};
