import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Logger } from 'pino';
import { StartError } from '../start-error.ts';
import type { PostgresDatabase } from './database.ts';
import { openListener } from './listener.ts';
import { migrationsFolder, reasonOf, runMigrations } from './migrations.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const maxConnections = 10;
const statementTimeoutMs = 5000;
const lockTimeoutMs = 2000;
const idleInTransactionTimeoutMs = 10_000;
/** Also how long a request waits for a free connection before it is answered 503. */
const connectTimeoutMs = 5000;
const startPatienceMs = 30_000;
const startPauseMs = 1000;
/** Any numbers, as long as nobody else uses them: instances that start together take turns. */
const migrationLock = 7_203_941_655;
const aloneLock = 7_203_941_656;
const migrationLockTimeoutMs = 5000;
const oldestVersion = 150_000;

/** Host and database of an address, without its password. */
const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname === '' ? 'the local socket' : hostname}${port === '' ? '' : `:${port}`}${pathname}`;
};

/** Asks until the server answers. Throws `StartError` after 30 s, or at once where waiting cannot help. */
const waitForServer = async (url: string, log: Logger, patienceMs: number): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const answer = await client.query<{ version: number }>(
        "select current_setting('server_version_num')::int as version",
      );
      const version = answer.rows[0]?.version ?? 0;
      if (version >= oldestVersion) return;
      throw new StartError(`The database server at ${placeOf(url)} is older than PostgreSQL 15; use 15 or newer.`);
    } catch (error) {
      if (error instanceof StartError) throw error;
      const reason = reasonOf(error);
      if (!isDatabaseUnavailable(error) || Date.now() + startPauseMs > deadline) {
        throw new StartError(`The database at ${placeOf(url)} cannot be used: ${reason}.`, { cause: error });
      }
      log.warn({ attempt, reason }, 'database not reachable yet, trying again');
    } finally {
      await client.end().catch(() => undefined);
    }
    await wait(startPauseMs);
  }
};

/** Works on a connection of its own, without the pool's time limits, while holding an advisory lock of that session. */
const whileLocked = async <T>(url: string, lock: number, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock($1)', [lock]);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const migrateOnce = (url: string): Promise<void> =>
  whileLocked(url, migrationLock, async (client) => {
    // Set after our turn has come; it keeps a migration from queueing everybody behind itself.
    await client.query(`set lock_timeout = ${String(migrationLockTimeoutMs)}`);
    await migrate(drizzle({ client }), { migrationsFolder });
  });

/**
 * Opens PostgreSQL: waits up to 30 s for it, then a pool of 10 and one listening connection. Losing the server later makes
 * queries fail (see `isDatabaseUnavailable`) and never ends the process.
 */
export const openPostgres = async (
  url: string,
  log: Logger,
  { patienceMs = startPatienceMs }: { readonly patienceMs?: number } = {},
): Promise<PostgresDatabase> => {
  await waitForServer(url, log, patienceMs);
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    application_name: 'moja-ulica',
  });
  // Idle connections report to the pool, those in use to nobody: unheard, either error would end the process.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'));
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ reason: error.message }, 'database connection in use lost'));
  });
  const listener = await openListener({ connectionString: url, application_name: 'moja-ulica listener' }, log);
  return {
    kind: 'postgresql',
    url,
    db: drizzle({ client: pool }),
    migrate: () => runMigrations(() => migrateOnce(url)),
    alone: (work) => whileLocked(url, aloneLock, () => work()),
    notify: async (tx, channel, payload) => {
      await tx.execute(sql`select pg_notify(${channel}, ${payload})`);
    },
    listen: (channel, handler) => listener.listen(channel, handler),
    listening: () => listener.listening(),
    onListening: (handler) => listener.onListening(handler),
    ping: async () => {
      await pool.query('select 1');
    },
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
};
