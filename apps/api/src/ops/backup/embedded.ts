import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { appliedMigrations } from '../../platform/db/applied-migrations.ts';
import { placesOf, settleFolder } from '../../platform/db/embedded-folder.ts';
import { whileFolderLocked } from '../../platform/db/folder-lock.ts';
import { reasonOf } from '../../platform/db/migrations.ts';
import { readerOver } from '../../platform/db/reader.ts';
import { steadyText, sumTables, type TableSums } from '../../platform/db/table-sums.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import type { Manifest } from './manifest.ts';

const dumpName = 'database.tar.gz';

const majorOf = async (client: PGlite): Promise<number> => {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  return rows[0]?.major ?? 0;
};

const sumsOf = async (client: PGlite): Promise<TableSums> => {
  await client.exec(steadyText);
  return sumTables(readerOver(client));
};

/** Throws `StartError` where there is no embedded database. */
export const requireEmbedded = (dataDir: string): void => {
  if (existsSync(join(dataDir, 'db'))) return;
  throw new StartError(`There is no database in ${dataDir}: there is nothing to back up.`);
};

/** Saves the embedded database, which is there and which nobody may have open meanwhile. Throws `StartError`. */
export const saveEmbedded = async (
  dataDir: string,
  folder: string,
  narrator: Narrator,
): Promise<Manifest['database']> => {
  const path = join(dataDir, 'db');
  return whileFolderLocked(dataDir, async () => {
    const client = await narrator.step('Opening the embedded database', () => PGlite.create({ dataDir: path }));
    try {
      const migrations = await appliedMigrations(readerOver(client));
      const dump = await narrator.step('Saving it', () => client.dumpDataDir('gzip'));
      await writeFile(join(folder, dumpName), new Uint8Array(await dump.arrayBuffer()), { flush: true });
      return {
        kind: 'embedded',
        serverMajor: await majorOf(client),
        migrations: [...migrations],
        tables: await sumsOf(client),
      };
    } finally {
      await client.close();
    }
  });
};

/** Throws `StartError` unless the database in the data folder, which the caller has locked, may be replaced. */
export const requireReplaceableFolder = (dataDir: string, replace: boolean): void => {
  const path = join(dataDir, 'db');
  settleFolder(path);
  if (!existsSync(path) || replace) return;
  throw new StartError(
    `There is a database in ${dataDir}. To lose everything in it and have the backup instead, add --replace; or set DATA_DIR to another folder.`,
  );
};

interface Loading {
  readonly narrator: Narrator;
  /** Throws where what is in it is not what it should be. */
  readonly accept: (found: TableSums) => void;
  /** Called when there is no way back. */
  readonly onReplaced: () => void;
}

/**
 * Puts a saved database in the place of the one in the data folder, which the caller has locked, once it is open and `accept`
 * has taken what is in it. Throws `StartError` and leaves everything as it was when it cannot be used.
 */
export const loadEmbedded = async (
  dataDir: string,
  folder: string,
  { narrator, accept, onReplaced }: Loading,
): Promise<void> => {
  const path = join(dataDir, 'db');
  const { beside, before } = placesOf(path);
  try {
    const dump = new Blob([new Uint8Array(await readFile(join(folder, dumpName)))]);
    const client = await narrator.step('Restoring the database', () =>
      PGlite.create({ dataDir: beside, loadDataDir: dump }),
    );
    try {
      accept(await narrator.step('Adding up what it holds now', () => sumsOf(client)));
    } finally {
      await client.close();
    }
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (error instanceof StartError) throw error;
    throw new StartError(`The saved database could not be opened: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
  if (existsSync(path)) await rename(path, before);
  await rename(beside, path);
  onReplaced();
  await rm(before, { recursive: true, force: true });
};
