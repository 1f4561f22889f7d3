import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './load-config.ts';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('loadConfig', () => {
  it('needs nothing for trying out', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      demo: true,
      smtpUrl: null,
      tokenSecret: null,
      trustedProxies: [],
      mailFrom: 'Moja ulica <forum@localhost>',
    });
    expect(config.dataDir).toMatch(/\/data$/);
  });

  it('takes an empty setting as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '  ', DEMO: '' })).toMatchObject({
      port: 3000,
      databaseUrl: null,
      demo: true,
    });
  });

  it('reads every setting', () => {
    const config = loadConfig({
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '::1',
      PUBLIC_URL: 'https://forum.example.org/',
      DATABASE_URL: 'postgres://u:p@db/forum',
      DATA_DIR: '/srv/data',
      REDIS_URL: 'redis://redis:6379',
      DEMO: 'yes',
      SMTP_URL: 'smtps://u:p@mail',
      MAIL_FROM: 'Forum <forum@example.org>',
      TOKEN_SECRET: 'kV3yQ0cM8r5m1uPqZ7xT2bN9aWd4HsLf',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      SECURITY_CONTACT: 'mailto:security@example.org',
      LOG_LEVEL: 'debug',
      MAX_SOCKETS: '20000',
      SITE_NAME: 'Nasze osiedla',
      METRICS_PORT: '9464',
      METRICS_HOST: '10.0.0.5',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
      OTEL_SERVICE_NAME: 'forum',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    });
    expect(config).toMatchObject({
      environment: 'production',
      port: 8080,
      host: '::1',
      publicUrl: 'https://forum.example.org',
      dataDir: '/srv/data',
      demo: true,
      trustedProxies: ['10.0.0.0/8', '::1'],
      securityContact: 'mailto:security@example.org',
      logLevel: 'debug',
      maxSockets: 20_000,
      siteName: 'Nasze osiedla',
      metricsPort: 9464,
      metricsHost: '10.0.0.5',
      tracing: { endpoint: 'http://collector:4318', serviceName: 'forum', share: 0.25 },
    });
  });

  it('serves no metrics unless asked, and never on the public port', () => {
    expect(loadConfig({})).toMatchObject({ metricsPort: null, metricsHost: '127.0.0.1', tracing: null });
    expect(faultsOf({ PORT: '8080', METRICS_PORT: '8080' })).toEqual([expect.stringMatching(/^METRICS_PORT must be/)]);
  });

  it('tells every fault at once, each with what was expected', () => {
    const faults = faultsOf({
      NODE_ENV: 'prod',
      PORT: '70000',
      HOST: 'a b',
      PUBLIC_URL: 'forum.example.org',
      DATABASE_URL: 'mysql://secret@x/y',
      REDIS_URL: 'localhost:6379',
      DEMO: 'maybe',
      PLACES_FILE: '/no/such/places.json',
      SMTP_URL: 'mail',
      MAIL_FROM: 'a@b.pl, c@d.pl',
      TOKEN_SECRET: 'short',
      TRUSTED_PROXIES: '10.0.0.0/33',
      SECURITY_CONTACT: 'a@b.pl',
      LOG_LEVEL: 'loud',
      MAX_SOCKETS: 'many',
      SITE_NAME: '<b>',
      METRICS_PORT: 'on',
      METRICS_HOST: 'x y',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      OTEL_SERVICE_NAME: '<forum>',
      OTEL_TRACES_SAMPLER_ARG: '2',
    });
    const names =
      'NODE_ENV PORT HOST PUBLIC_URL SITE_NAME DATABASE_URL REDIS_URL DEMO SMTP_URL MAIL_FROM TOKEN_SECRET TRUSTED_PROXIES SECURITY_CONTACT MAX_SOCKETS LOG_LEVEL METRICS_PORT METRICS_HOST OTEL_EXPORTER_OTLP_ENDPOINT OTEL_SERVICE_NAME OTEL_TRACES_SAMPLER_ARG PLACES_FILE';
    expect(faults.map((fault) => fault.split(' ')[0]).join(' ')).toBe(names);
    for (const fault of faults) expect(fault).toMatch(/^[A-Z_]+ must be .+\.$/);
  });

  it('never repeats what may be a secret', () => {
    const told = faultsOf({
      DATABASE_URL: 'x://hunter2',
      SMTP_URL: 'hunter2',
      REDIS_URL: 'hunter2',
      TOKEN_SECRET: 'hunter2',
      PUBLIC_URL: 'https://user:hunter2@forum.example.org',
    });
    expect(told).toHaveLength(5);
    expect(told.join(' ')).not.toContain('hunter2');
  });

  it.each([
    ['of one letter', 'a'.repeat(40)],
    ['of a word again and again', 'moja-ulica'.repeat(4)],
    ['that an example told to replace', 'put the output of: openssl rand -base64 32'],
    ['that says so itself', 'CHANGE-ME-to-something-long-and-random'],
  ])('refuses a secret %s', (_, value) => {
    const [fault] = faultsOf({ TOKEN_SECRET: value });
    expect(fault).toMatch(/^TOKEN_SECRET must be random, /);
    expect(fault).not.toContain(value);
  });

  it.each(['kV3yQ0cM8r5m1uPqZ7xT2bN9aWd4HsLf', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'])(
    'takes the secret %s',
    (value) => {
      expect(loadConfig({ TOKEN_SECRET: value }).tokenSecret).toBe(value);
    },
  );

  it.each(['a@b.pl\r\nBcc: c@d.pl', 'X <a@b.pl>, <c@d.pl>', 'nobody'])('refuses the sender %j', (value) => {
    expect(faultsOf({ MAIL_FROM: value })).toHaveLength(1);
  });

  it.each(['https://a.pl/forum', 'https://u:p@a.pl', 'ftp://a.pl', 'https://a.pl?x=1'])(
    'refuses the public address %s',
    (value) => {
      expect(faultsOf({ PUBLIC_URL: value })).toHaveLength(1);
    },
  );

  it.each(['0.0.0.0/0', '::/0', '10.0.0.0/8, 0.0.0.0/0'])('believes no proxy that may be anybody: %s', (value) => {
    expect(faultsOf({ TRUSTED_PROXIES: value })).toEqual([expect.stringMatching(/^TRUSTED_PROXIES must be .*\/0/)]);
  });

  it('asks production for its address and its mail server, and fills in no demo by itself', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).map((fault) => fault.split(' ')[0])).toEqual([
      'PUBLIC_URL',
      'SMTP_URL',
    ]);
    const config = loadConfig({ NODE_ENV: 'production', PUBLIC_URL: 'https://a.pl', SMTP_URL: 'smtp://mail' });
    expect(config.demo).toBe(false);
    expect(config.host).toBe('0.0.0.0');
  });
});
