import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../../platform/start-error.ts';

const finished = /^moja-ulica-\d{8}T\d{6}Z$/;
const unfinished = /^moja-ulica-\d{8}T\d{6}Z\.unfinished$/;
/** Left by a process that was killed; a younger one may be at work. */
const abandonedMs = 24 * 3_600_000;
const sumsName = 'SHA256SUMS';

const nameAt = (now: Date): string => `moja-ulica-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Makes sure that a power cut does not take a rename or a new file back. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Lets `fill` put the parts of a backup into a new folder below `to`, seals it with a checksum of each part, and only then
 * gives it the name of a finished one. When `fill` fails nothing is left. Throws `StartError` where one of the same second is.
 * @returns the path
 */
export const writeBackupFolder = async (
  to: string,
  now: Date,
  fill: (folder: string) => Promise<void>,
): Promise<string> => {
  const path = resolve(to, nameAt(now));
  const working = `${path}.unfinished`;
  if (existsSync(path) || existsSync(working)) {
    throw new StartError(`${path} is there already, or just being made: wait for its end, then try again.`);
  }
  await mkdir(to, { recursive: true, mode: 0o700 });
  await removeAbandoned(to, now);
  await mkdir(working, { mode: 0o700 });
  try {
    await fill(working);
    const lines = [];
    for (const name of (await readdir(working)).toSorted()) {
      lines.push(`${await sha256Of(join(working, name))}  ${name}\n`);
    }
    await writeFile(join(working, sumsName), lines.join(''), { flush: true });
    await syncFolder(working);
    await rename(working, path);
    await syncFolder(dirname(path));
    return path;
  } catch (error) {
    await rm(working, { recursive: true, force: true });
    throw error;
  }
};

const removeAbandoned = async (to: string, now: Date): Promise<void> => {
  for (const name of await readdir(to)) {
    if (!unfinished.test(name)) continue;
    const path = join(to, name);
    if (now.getTime() - (await stat(path)).mtimeMs > abandonedMs) await rm(path, { recursive: true, force: true });
  }
};

/** Names of the finished backups in a folder, the oldest first. An empty folder that has such a name is none. */
const finishedIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => finished.test(name) && existsSync(join(folder, name, sumsName))).toSorted();

/**
 * Deletes, beside a backup that was just made, the older ones but for so many that `keep` are there with it; their names.
 * Touches nothing else there: not what is dated later, which a wrong clock leaves.
 */
export const removeOld = async (made: string, keep: number): Promise<readonly string[]> => {
  const to = dirname(made);
  const names = (await finishedIn(to)).filter((name) => name <= basename(made));
  const old = names.slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(to, name), { recursive: true });
  return old;
};

/** When a finished backup was made, by its name. */
const madeAt = (name: string): Date => {
  const [date = '', time = ''] = name.replace('moja-ulica-', '').split('T');
  return new Date(
    `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4, 6)}Z`,
  );
};

/** What a folder has of finished backups. */
export interface FoundBackups {
  /** When the newest one was made that is not dated later than now; null where there is none. */
  readonly newest: Date | null;
  /** Names of those dated later. */
  readonly ahead: readonly string[];
}

/** Looks for finished backups; finds none where there is no folder. */
export const findBackups = async (folder: string, now: Date): Promise<FoundBackups> => {
  const names = existsSync(folder) ? await finishedIn(folder) : [];
  const newest = names.findLast((name) => madeAt(name) <= now);
  return {
    newest: newest === undefined ? null : madeAt(newest),
    ahead: names.filter((name) => madeAt(name) > now),
  };
};

/**
 * Makes sure that every part of a finished backup is as it was written. Throws `StartError` naming what is missing, changed
 * or never finished.
 */
export const verifyBackupFolder = async (path: string): Promise<void> => {
  if (unfinished.test(basename(resolve(path)))) {
    throw new StartError(`${path} was never finished: the backup was interrupted. Use another one.`);
  }
  let sums: string;
  try {
    sums = await readFile(join(path, sumsName), 'utf8');
  } catch (error) {
    throw new StartError(`${path} is not a backup: its ${sumsName} cannot be read.`, { cause: error });
  }
  const parts = [...sums.matchAll(/^([0-9a-f]{64}) {2}([\w.-]+)$/gm)];
  if (parts.length === 0) throw new StartError(`${path} is damaged: its ${sumsName} names no part.`);
  const sealed = new Set(parts.map(([, , name]) => name));
  const stranger = (await readdir(path)).find((name) => name !== sumsName && !sealed.has(name));
  if (stranger !== undefined) {
    throw new StartError(
      `The backup ${path} is damaged: its ${sumsName} does not name ${stranger}. Nothing was touched; use another one.`,
    );
  }
  for (const [, expected, name = ''] of parts) {
    const found = await sha256Of(join(path, name)).catch(() => null);
    if (found === expected) continue;
    throw new StartError(
      `The backup ${path} is damaged: ${name} ${found === null ? 'is missing or cannot be read' : 'is not as it was written'}. Nothing was touched; use another one.`,
    );
  }
};
