/** The process's settings, read once from the environment (see `load-config.ts`) and passed in. */
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
  /** Places, topics, streets and institutions of an empty installation (JSON); null: the project's own. */
  readonly placesFile: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Signing secret of access tokens; null: made once and kept in the database. */
  readonly tokenSecret: string | null;
  /** Addresses (CIDR) of proxies whose X-Forwarded-* are believed; empty: none. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The web client's build. */
  readonly webDir: string;
  /** Name of the installation, in titles and mail. */
  readonly siteName: string;
}
