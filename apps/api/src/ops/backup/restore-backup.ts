import type { Config } from '../../platform/config/config.ts';
import { knownMigrations } from '../../platform/db/applied-migrations.ts';
import { whileFolderLocked } from '../../platform/db/folder-lock.ts';
import { whileNoneStarts } from '../../platform/db/postgres.ts';
import { differences, type TableSums } from '../../platform/db/table-sums.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import { loadEmbedded } from './embedded.ts';
import { unpackFiles } from './files.ts';
import { verifyBackupFolder } from './folder.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { loadPostgres } from './postgres.ts';

interface Restoring {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  /** A finished backup. */
  readonly from: string;
  /** Whether what is there may be lost. */
  readonly replace: boolean;
  readonly narrator: Narrator;
}

/** Throws `StartError` when the backup is not for this installation. */
const requireFit = (manifest: Manifest, { databaseUrl }: Restoring['config']): void => {
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
      `This backup was made by another version of the app (${manifest.appVersion}) whose tables this one does not know: use that version to restore it.`,
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

/**
 * Restores database and files from a backup that has been checked first, and compares every table with what it held then.
 * Throws `StartError` and touches nothing when the backup is damaged, of another kind, the database not empty, or the app
 * running; one that is started meanwhile is held off.
 */
export const restoreBackup = async (restoring: Restoring): Promise<Manifest> => {
  const { config, from, replace, narrator } = restoring;
  await narrator.step('Checking the backup', () => verifyBackupFolder(from));
  const manifest = await readManifest(from);
  requireFit(manifest, config);
  const accept = (found: TableSums): void => requireSame(manifest.database.tables, found);
  const { databaseUrl, dataDir } = config;
  const load = async (): Promise<void> => {
    if (databaseUrl === null) await loadEmbedded(dataDir, from, { replace, narrator, accept });
    else accept(await loadPostgres(databaseUrl, from, { manifest, replace, narrator }));
    await narrator.step('Unpacking the files', () => unpackFiles(from, dataDir));
  };
  // Whoever starts the app meanwhile must not find half of it, nor write into what is being compared.
  await (databaseUrl === null ? whileFolderLocked(dataDir, load) : whileNoneStarts(databaseUrl, load));
  return manifest;
};
