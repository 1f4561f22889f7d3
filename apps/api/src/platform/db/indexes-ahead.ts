import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { executeRows } from './rows.ts';

/** An index that a migration makes, and its statement without the words that no concurrent building takes. */
interface NewIndex {
  readonly name: string;
  readonly unique: string;
  readonly rest: string;
}

const creating = /^\s*create (unique )?index if not exists "(\w+)" (on .+?);?\s*$/is;

/** Undefined table or column: it comes with the same migration, and there is nothing in it to read yet. */
const notThereYet = new Set(['42P01', '42703']);

const isNotThereYet = (error: unknown): boolean => {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && notThereYet.has(code);
};

/** When the newest migration that this database has was made, in milliseconds; null: it has none. */
const newestApplied = async (db: NodePgDatabase): Promise<number | null> => {
  const [table] = await executeRows(db, sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`);
  if (table?.['there'] !== true) return null;
  const [newest] = await executeRows(db, sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`);
  const at = newest?.['at'];
  return typeof at === 'string' ? Number(at) : null;
};

/** Null: there is no such index. False: its building was cut off. */
const isValid = async (db: NodePgDatabase, name: string): Promise<boolean | null> => {
  const [row] = await executeRows(
    db,
    sql`select indisvalid as valid from pg_index where indexrelid = to_regclass(${`public.${name}`})`,
  );
  return row === undefined ? null : row['valid'] === true;
};

const build = async (db: NodePgDatabase, { name, unique, rest }: NewIndex): Promise<void> => {
  const valid = await isValid(db, name);
  if (valid === true) return;
  if (valid === false) await db.execute(sql.raw(`drop index concurrently "${name}"`));
  try {
    await db.execute(sql.raw(`create ${unique}index concurrently "${name}" ${rest}`));
  } catch (error) {
    if (!isNotThereYet(error)) throw error;
  }
};

/**
 * Builds the indexes of pending migrations before these run, without keeping anybody from writing meanwhile: what a
 * migration makes with `create index if not exists` is there when its transaction comes to it. Does nothing on an empty
 * database, and goes on where an earlier start was cut off. Needs a connection of its own, outside of a transaction.
 */
export const buildIndexesAhead = async (db: NodePgDatabase, migrationsFolder: string): Promise<void> => {
  const applied = await newestApplied(db);
  if (applied === null) return;
  const pending = readMigrationFiles({ migrationsFolder }).filter(({ folderMillis }) => folderMillis > applied);
  for (const statement of pending.flatMap((migration) => migration.sql)) {
    const [, unique = '', name, rest] = creating.exec(statement) ?? [];
    if (name !== undefined && rest !== undefined) await build(db, { name, unique, rest });
  }
};
