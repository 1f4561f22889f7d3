import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { adviceAfter } from '../advice.ts';
import { StartError } from '../start-error.ts';
import { lockFolder } from './folder-lock.ts';
import { reasonOf } from './migrations.ts';
import { cannotUse } from './cannot-use.ts';

/** A connection of its own that only reads; safe beside a running site. */
export interface Reader {
  readonly kind: 'embedded' | 'postgresql';
  /** Rows of one statement, which sees the database as it was at one moment. Throws what the driver throws. */
  rows(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Whatever rows can be asked of. */
export type RowSource = Pick<Reader, 'rows'>;

const connectTimeoutMs = 5000;
/** Long enough for a pass over a million posts on a slow disk; a statement of the site has 5 s. */
const statementTimeoutMs = 30_000;
const lockTimeoutMs = 2000;

/** A reader over an open PGlite, which stays open. Does not by itself refuse writes. */
export const readerOver = (client: PGlite, onClose: () => Promise<void> = () => Promise.resolve()): Reader => ({
  kind: 'embedded',
  rows: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
  close: onClose,
});

/** Connects to PostgreSQL; every transaction is read-only, and none of them waits long. Throws `StartError`. */
export const openPostgresReader = async (url: string): Promise<Reader> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'moja-ulica reader',
  });
  // Unheard, a lost connection would end the process; the statement in flight fails anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`set default_transaction_read_only = on;
      set statement_timeout = ${String(statementTimeoutMs)};
      set lock_timeout = ${String(lockTimeoutMs)}`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw cannotUse(url, error);
  }
  return {
    kind: 'postgresql',
    rows: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
    close: () => client.end(),
  };
};

const openEmbeddedReader = async (dataDir: string): Promise<Reader> => {
  const folder = join(dataDir, 'db');
  if (!existsSync(folder)) {
    throw new StartError(`There is no database in ${dataDir}: start the app once, or set DATABASE_URL or DATA_DIR.`);
  }
  const lock = await lockFolder(dataDir);
  try {
    const client = await PGlite.create({ dataDir: folder });
    await client.exec('set default_transaction_read_only = on');
    return readerOver(client, async () => {
      await client.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw new StartError(
      `The embedded database in ${folder} could not be opened: ${reasonOf(error)}.${adviceAfter(error)}`,
      {
        cause: error,
      },
    );
  }
};

/**
 * Opens the database of the settings for reading, as it is: nothing is made or migrated. Throws `StartError` when it cannot
 * be used; the embedded one also while another process has it open.
 */
export const openReader = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Reader> =>
  databaseUrl === null ? openEmbeddedReader(dataDir) : openPostgresReader(databaseUrl);
