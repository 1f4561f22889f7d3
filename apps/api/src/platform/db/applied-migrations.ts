import { readMigrationFiles } from 'drizzle-orm/migrator';
import { StartError } from '../start-error.ts';
import { migrationsFolder } from './migrations.ts';
import type { RowSource } from './reader.ts';

/** Hashes of the migrations that this version of the app brings, in their order. */
export const knownMigrations = (): readonly string[] =>
  readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);

/** Hashes of those applied to a database, in their order. Throws `StartError` when it is not one of this app. */
export const appliedMigrations = async (source: RowSource): Promise<readonly string[]> => {
  const [table] = await source.rows("select to_regclass('drizzle.__drizzle_migrations')::text as name");
  if (table?.['name'] === null) {
    throw new StartError('This database holds nothing of this app: is it the right one? (DATABASE_URL, DATA_DIR)');
  }
  return (await source.rows('select hash from drizzle.__drizzle_migrations order by created_at')).map(({ hash }) =>
    String(hash),
  );
};
