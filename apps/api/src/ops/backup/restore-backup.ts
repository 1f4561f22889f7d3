import { sentenceOf } from '../../platform/advice.ts';
import type { Config } from '../../platform/config/config.ts';
import { knownMigrations } from '../../platform/db/applied-migrations.ts';
import { whileFolderLocked } from '../../platform/db/folder-lock.ts';
import { whileNoneStarts } from '../../platform/db/postgres.ts';
import { differences, type TableSums } from '../../platform/db/table-sums.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import { loadEmbedded, requireReplaceableFolder } from './embedded.ts';
import { dropUnpacked, placeFiles, unpackFiles } from './files.ts';
import { verifyBackupFolder } from './folder.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { loadPostgres, requireReplaceable } from './postgres.ts';
import { describeVersion } from './version.ts';

interface Restoring {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  /** A finished backup. */
  readonly from: string;
  /** Whether what is there may be lost. */
  readonly replace: boolean;
  readonly narrator: Narrator;
}

/** Throws `StartError` when the backup is not for this installation. */
const requireFit = async (manifest: Manifest, { databaseUrl }: Restoring['config']): Promise<void> => {
  const { kind, migrations } = manifest.database;
  if ((kind === 'embedded') !== (databaseUrl === null)) {
    throw new StartError(
      kind === 'embedded'
        ? 'This is a backup of an embedded database, and DATABASE_URL names PostgreSQL: restore it without DATABASE_URL.'
        : 'This is a backup of PostgreSQL: set DATABASE_URL to the database to restore it into.',
    );
  }
  const known = new Set(knownMigrations());
  if (migrations.some((hash) => !known.has(hash))) {
    throw new StartError(
      `This backup was made by another version of the app (${manifest.appVersion}) whose tables this one (${await describeVersion()}) does not know: use that version to restore it.`,
    );
  }
};

const requireSame = (expected: TableSums, found: TableSums): void => {
  const faults = differences(expected, found);
  if (faults.length === 0) return;
  throw new StartError(
    `What was restored is not what was backed up:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
};

/** What a restore that failed leaves, in words that say what to do. */
const stateAfter = (databaseReplaced: boolean, dataDir: string): string =>
  databaseReplaced
    ? `The database is already that of the backup, and the files in ${dataDir} may still be those from before. Do not start the app; when the reason is mended, restore again with --replace.`
    : 'Nothing was replaced: database and files are as they were.';

/** A failure and the state that it leaves; one that nobody foresaw keeps its stack, as the cause. */
const failedWith = (error: unknown, state: string): Error => {
  const sentence = sentenceOf(error);
  if (sentence === null) return new Error(state, { cause: error });
  return new StartError(`${sentence}\n${state}`, { cause: error });
};

/**
 * Restores database and files from a backup that has been checked first, and compares every table with what it held then.
 * Throws `StartError` and touches nothing when the backup is damaged, of another kind, the database not empty, the data folder
 * not to be written, or the app running; one that is started meanwhile is held off. A later failure says what was replaced.
 */
export const restoreBackup = async (restoring: Restoring): Promise<Manifest> => {
  const { config, from, replace, narrator } = restoring;
  await narrator.step('Checking the backup', () => verifyBackupFolder(from));
  const manifest = await readManifest(from);
  await requireFit(manifest, config);
  const accept = (found: TableSums): void => requireSame(manifest.database.tables, found);
  const { databaseUrl, dataDir } = config;
  let databaseReplaced = false;
  const onReplaced = (): void => void (databaseReplaced = true);
  const load = async (): Promise<void> => {
    if (databaseUrl === null) requireReplaceableFolder(dataDir, replace);
    else await requireReplaceable(databaseUrl, manifest, replace);
    try {
      // First of all: a folder that cannot be written, or is full, must not be found out when the database is another already.
      await narrator.step('Unpacking the files', () => unpackFiles(from, dataDir));
      if (databaseUrl === null) await loadEmbedded(dataDir, from, { narrator, accept, onReplaced });
      else accept(await loadPostgres(databaseUrl, from, { narrator, onReplaced }));
      await narrator.step('Putting them in their place', () => placeFiles(dataDir));
    } catch (error) {
      await dropUnpacked(dataDir).catch(() => undefined);
      throw failedWith(error, stateAfter(databaseReplaced, dataDir));
    }
  };
  // Whoever starts the app meanwhile must not find half of it, nor write into what is being compared.
  await (databaseUrl === null ? whileFolderLocked(dataDir, load) : whileNoneStarts(databaseUrl, load));
  return manifest;
};
