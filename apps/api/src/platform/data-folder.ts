import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { sentenceOf } from './advice.ts';

/**
 * Why the data folder cannot be written, and what to do, in a sentence; null where it can be, or is not there: whoever needs it
 * makes it. With PostgreSQL only backups do, so that nothing else would tell before the night.
 */
export const dataFolderFault = async (dataDir: string): Promise<string | null> => {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return sentenceOf(error) ?? String(error);
  }
};
