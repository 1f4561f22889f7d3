import type { Config } from '../../platform/config/config.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { saveEmbedded } from './embedded.ts';
import { packFiles } from './files.ts';
import { writeBackupFolder } from './folder.ts';
import { appVersion, writeManifest } from './manifest.ts';
import { savePostgres } from './postgres.ts';

interface Backup {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  /** Folder that gets the new one. */
  readonly to: string;
  readonly now: Date;
  readonly narrator: Narrator;
}

/** Makes a finished backup of the database and the files, or none. @returns its path. Throws `StartError`. */
export const makeBackup = ({ config: { databaseUrl, dataDir }, to, now, narrator }: Backup): Promise<string> =>
  writeBackupFolder(to, now, async (folder) => {
    const database =
      databaseUrl === null
        ? await saveEmbedded(dataDir, folder, narrator)
        : await savePostgres(databaseUrl, folder, narrator);
    // After the database: a file that it names was there before it was named.
    const count = await narrator.step('Packing the files', () => packFiles(dataDir, folder));
    await writeManifest(folder, {
      format: 1,
      madeAt: now.toISOString(),
      appVersion: appVersion(),
      database,
      files: { count },
    });
  });
