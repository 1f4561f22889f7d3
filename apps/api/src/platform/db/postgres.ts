import { setTimeout as wait } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Logger } from 'pino';
import { StartError } from '../start-error.ts';
import { BoundedPool } from './bounded-pool.ts';
import { cannotUse, placeOf } from './cannot-use.ts';
import type { PostgresDatabase } from './database.ts';
import { maxConnections, oldestVersion } from './limits.ts';
import { buildIndexesAhead } from './indexes-ahead.ts';
import { openListener } from './listener.ts';
import { migrationsFolder, reasonOf, runMigrations } from './migrations.ts';
import { notify } from './notify.ts';
import { drizzleOver, JoiningSocket } from './pipelined.ts';
import { plannerOptions } from './planner.ts';
import { hasSqlState, sqlState } from './sql-state.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const statementTimeoutMs = 5000;
const lockTimeoutMs = 2000;
const idleInTransactionTimeoutMs = 10_000;
const connectTimeoutMs = 5000;
const startPatienceMs = 30_000;
const startPauseMs = 1000;
const lockPauseMs = 100;
/** Any numbers, as long as nobody else uses them: instances that start together take turns. */
const migrationLock = 7_203_941_655;
const aloneLock = 7_203_941_656;
const migrationLockTimeoutMs = 5000;
const migrationAttempts = 5;

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
      if (!isDatabaseUnavailable(error) || Date.now() + startPauseMs > deadline) {
        throw cannotUse(url, error);
      }
      log.warn({ attempt, reason: reasonOf(error) }, 'database not reachable yet, trying again');
    } finally {
      await client.end().catch(() => undefined);
    }
    await wait(startPauseMs);
  }
};

/**
 * Asked again and again, not waited for: a statement that waits is one that the building of an index would wait for, which is
 * done under this very lock.
 */
const tryLock = async (client: pg.Client, lock: number): Promise<boolean> => {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock]);
  return rows[0]?.taken === true;
};

/**
 * Works on a connection of its own, without the pool's time limits, while holding an advisory lock of that session. `onTaken`
 * throws where our turn is not to be waited for. Throws `StartError` when the server cannot be reached.
 */
const whileLocked = async <T>(
  url: string,
  lock: number,
  work: (client: pg.Client) => Promise<T>,
  onTaken: () => void = () => undefined,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => {
      throw cannotUse(url, error);
    });
    while (!(await tryLock(client, lock))) {
      onTaken();
      await wait(lockPauseMs);
    }
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const migrateOnce = (url: string, folder: string): Promise<void> =>
  whileLocked(url, migrationLock, async (client) => {
    const db = drizzle({ client });
    await buildIndexesAhead(db, folder);
    // Set after our turn has come; it keeps a migration from queueing everybody behind itself.
    await client.query(`set lock_timeout = ${String(migrationLockTimeoutMs)}`);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await migrate(db, { migrationsFolder: folder });
      } catch (error) {
        // It needs the locks of several tables, and on a busy site those who write may have been there first.
        const inTheWay = hasSqlState(error, sqlState.deadlock, sqlState.lockNotAvailable);
        if (attempt === migrationAttempts || !inTheWay) throw error;
      }
    }
  });

/**
 * Works while no process of the app gets beyond the migrations of its start: one that is started waits there. Throws
 * `StartError` when one has come so far, or somebody else keeps them out already.
 */
export const whileNoneStarts = <T>(url: string, work: () => Promise<T>): Promise<T> =>
  whileLocked(url, migrationLock, work, () => {
    throw new StartError(
      `The app is just being started on ${placeOf(url)}, or another command is at work there: stop it, or wait for its end.`,
    );
  });

interface Opening {
  readonly patienceMs?: number;
  /** Of the migrations; tests have some of their own. */
  readonly folder?: string;
}

/**
 * Opens PostgreSQL: waits up to 30 s for it, then a pool of 10 and one listening connection. Losing the server later makes
 * queries fail (see `isDatabaseUnavailable`) and never ends the process.
 */
export const openPostgres = async (
  url: string,
  log: Logger,
  { patienceMs = startPatienceMs, folder = migrationsFolder }: Opening = {},
): Promise<PostgresDatabase> => {
  await waitForServer(url, log, patienceMs);
  const pool = new BoundedPool({
    connectionString: url,
    max: maxConnections,
    pipeline: true,
    stream: () => new JoiningSocket(),
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
    keepAlive: true,
    application_name: 'moja-ulica',
    options: plannerOptions,
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
    pool,
    db: drizzleOver(pool),
    migrate: () => runMigrations(() => migrateOnce(url, folder)),
    alone: (work) => whileLocked(url, aloneLock, () => work()),
    notify,
    listen: (channel, handler) => listener.listen(channel, handler),
    listening: () => listener.listening(),
    onListening: (handler) => listener.onListening(handler),
    crowded: () => pool.crowded(),
    // Not through the pool: a server that is reached is ready, however many wait for it. Only while the listening connection
    // is being opened again: what can be served from the database is served then, past the caches.
    ping: async () => {
      try {
        await listener.ping();
      } catch {
        await pool.query('select 1');
      }
    },
    close: async () => {
      await listener.close();
      await pool.end();
    },
  };
};
