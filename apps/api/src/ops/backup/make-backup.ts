import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import { requireEmbedded, saveEmbedded } from './embedded.ts';
import { packFiles } from './files.ts';
import { writeBackupFolder } from './folder.ts';
import { writeManifest } from './manifest.ts';
import { savePostgres } from './postgres.ts';
import { describeVersion } from './version.ts';

interface Backup {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  /** Folder that gets the new one. */
  readonly to: string;
  readonly now: Date;
  readonly narrator: Narrator;
}

/** Throws `StartError` where each backup would hold all of the earlier ones as files of the app. */
const requireOutside = (to: string, dataDir: string): void => {
  const [top = ''] = relative(dataDir, resolve(to)).split(sep);
  if (top === '..' || top === 'backups' || isAbsolute(top)) return;
  throw new StartError(
    `${to} is in the data folder, of which a backup saves all files: choose a folder outside of it, or none, for ${join(dataDir, 'backups')}.`,
  );
};

/** Makes a finished backup of the database and the files, or none. @returns its path. Throws `StartError`. */
export const makeBackup = async ({ config: { databaseUrl, dataDir }, to, now, narrator }: Backup): Promise<string> => {
  // Before anything is made.
  requireOutside(to, dataDir);
  if (databaseUrl === null) requireEmbedded(dataDir);
  return writeBackupFolder(to, now, async (folder) => {
    const database =
      databaseUrl === null
        ? await saveEmbedded(dataDir, folder, narrator)
        : await savePostgres(databaseUrl, folder, narrator);
    // After the database: a file that it names was there before it was named.
    const count = await narrator.step('Packing the files', () => packFiles(dataDir, folder));
    await writeManifest(folder, {
      format: 1,
      madeAt: now.toISOString(),
      appVersion: await describeVersion(),
      database,
      files: { count },
    });
  });
};
