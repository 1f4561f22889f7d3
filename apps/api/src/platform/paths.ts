import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folderOfPackage = (folder: string): string =>
  existsSync(join(folder, 'package.json')) ? folder : folderOfPackage(dirname(folder));

/** `apps/api`, from the sources as well as from the build: what is read at run time (migrations, texts) lies in it. */
export const apiFolder = folderOfPackage(import.meta.dirname);

/** The checkout: what relative paths in settings start from. */
export const rootFolder = join(apiFolder, '../..');
