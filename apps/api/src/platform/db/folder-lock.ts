import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';

/** Held while this process uses the folder. */
export interface FolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, as its system counts; tells a living holder from another process with its old number. */
  readonly started: string;
}

/** Start time of a process in clock ticks since boot; empty where the system does not tell. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The second field, the program's name in brackets, may hold spaces; the start is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const parseHolder = (text: string): Holder | null => {
  const [pid, host, started] = text.split('\n');
  return pid !== undefined && /^\d+$/.test(pid) && host !== undefined && started !== undefined
    ? { pid: Number(pid), host, started }
    : null;
};

const isAlive = (holder: Holder): boolean =>
  // A number of our own that we did not write: a container starts again with the same one.
  holder.pid !== process.pid &&
  isRunning(holder.pid) &&
  (holder.started === '' || startOf(holder.pid) === holder.started);

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** Writes our mark unless there is one: the system lets exactly one process create the file. */
const tryCreate = (file: string): boolean => {
  try {
    writeFileSync(file, `${String(process.pid)}\n${hostname()}\n${startOf(process.pid)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Takes away the mark of a process that is gone. Renaming first makes sure that what is deleted is what was judged: of two
 * processes that find the same old mark, the slower one must not delete the faster one's new one.
 */
const removeStale = (file: string, judged: string): void => {
  const aside = `${file}.${String(process.pid)}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') === judged) rmSync(aside);
  else renameSync(aside, file);
};

/** Works while this process alone uses the folder; see `lockFolder`. */
export const whileFolderLocked = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const lock = await lockFolder(folder);
  try {
    return await work();
  } finally {
    lock.release();
  }
};

/** A mark that cannot be read may be just being written; this long is more than enough for that. */
const settleMs = 200;

/**
 * Marks the folder as used by this process: the embedded database does not notice a second one and both would write.
 * Throws `StartError` naming the process that holds it. The mark of a process that is gone is taken over.
 */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'db.lock');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (tryCreate(file)) return { release: () => rmSync(file, { force: true }) };
    let text = readIfThere(file);
    if (text === null) continue;
    if (parseHolder(text) === null) {
      await wait(settleMs);
      text = readIfThere(file);
      if (text === null) continue;
    }
    const holder = parseHolder(text);
    if (holder !== null && holder.host !== hostname()) {
      throw new StartError(
        `The data folder ${folder} is in use by process ${String(holder.pid)} on ${holder.host}; if that machine is gone, delete ${file} and start again.`,
      );
    }
    if (holder !== null && isAlive(holder)) {
      throw new StartError(
        `The data folder ${folder} is in use by process ${String(holder.pid)}; stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    removeStale(file, text);
  }
  throw new StartError(`The data folder ${folder} is being opened by other processes; stop them and start again.`);
};
