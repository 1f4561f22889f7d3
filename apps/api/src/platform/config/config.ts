/** An OTLP collector. */
export interface TracingConfig {
  /** Without a trailing slash; `/v1/traces` is added. */
  readonly endpoint: string;
  readonly serviceName: string;
  /** 0 to 1: of requests. */
  readonly share: number;
}

/** The process's settings, read once from the environment (see `load-config.ts`) and passed in. */
/** What the site is called where a town says nothing else. */
export const ourSiteName = 'Moja ulica';

export interface Config {
  readonly environment: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** Origin people use, without a trailing slash; links and the Origin check come from it alone. */
  readonly publicUrl: string;
  /** PostgreSQL; null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Presence, typing and socket.io's adapter across instances; null: one instance. */
  readonly redisUrl: string | null;
  /** Fill an empty database with the demo. */
  readonly demo: boolean;
  /** Places, topics, streets and institutions of an empty installation (JSON); null: the project's own with the demo, an empty town without. */
  readonly placesFile: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Signing secret of access tokens; null: made once and kept in the database. */
  readonly tokenSecret: string | null;
  /** Addresses (CIDR) of proxies whose X-Forwarded-* are believed; empty: none. */
  readonly trustedProxies: readonly string[];
  /** `mailto:` or `https:` address for whoever found a weakness, told at `/.well-known/security.txt`; null: nothing is there. */
  readonly securityContact: string | null;
  /** Live connections that one process takes; about 25 kB each. */
  readonly maxSockets: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Port that serves Prometheus metrics, apart from the public one; null: none are kept. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Memory for pages of threads that are kept ready, as JSON and as HTML, MB; 0: each is made when it is asked for. */
  readonly pageCacheMb: number;
  /** Where spans of requests, statements and jobs are sent; null: nothing is traced. */
  readonly tracing: TracingConfig | null;
  /** The web client's build. */
  readonly webDir: string;
  /** Name of the installation, in titles and mail. */
  readonly siteName: string;
}
