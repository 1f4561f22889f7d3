import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './programs.ts';

export const filesName = 'files.tar';

/** The database, its lock and what is being made are not files of the app. */
const isFile = (name: string): boolean =>
  !/^db(\.|$)/.test(name) && name !== 'backups' && !name.endsWith('.unfinished');

/** Top-level names in the data folder that hold files of the app. */
const filesIn = async (dataDir: string): Promise<string[]> =>
  existsSync(dataDir) ? (await readdir(dataDir)).filter(isFile).toSorted() : [];

/** Packs the app's files of the data folder; how many there are. */
export const packFiles = async (dataDir: string, folder: string): Promise<number> => {
  const names = await filesIn(dataDir);
  const target = join(folder, filesName);
  const from = existsSync(dataDir) ? dataDir : folder;
  // Nothing yet is an archive too, so that restoring needs no exception. The names follow a "--": none is an option.
  const members = names.length === 0 ? ['--files-from', '/dev/null'] : ['--', ...names.map((name) => `./${name}`)];
  await runProgram('tar', ['--create', '--file', target, '--directory', from, ...members]);
  const listed = await runProgram('tar', ['--list', '--file', target]);
  return listed.split('\n').filter((line) => line !== '' && !line.endsWith('/')).length;
};

const besideOf = (dataDir: string): string => join(dataDir, 'restore.unfinished');

/** Unpacks the files of a backup beside those that are there, which nothing happens to. */
export const unpackFiles = async (folder: string, dataDir: string): Promise<void> => {
  const beside = besideOf(dataDir);
  await dropUnpacked(dataDir);
  await mkdir(beside, { recursive: true });
  await runProgram('tar', ['--extract', '--file', join(folder, filesName), '--directory', beside]);
};

/** Puts each top-level folder or file that was unpacked in its place. What the backup does not know stays. */
export const placeFiles = async (dataDir: string): Promise<void> => {
  const beside = besideOf(dataDir);
  for (const name of await readdir(beside)) {
    if (!isFile(name)) continue;
    await rm(join(dataDir, name), { recursive: true, force: true });
    await rename(join(beside, name), join(dataDir, name));
  }
  await dropUnpacked(dataDir);
};

/** Takes away what was unpacked, also by a restore that was cut off. */
export const dropUnpacked = (dataDir: string): Promise<void> => rm(besideOf(dataDir), { recursive: true, force: true });
