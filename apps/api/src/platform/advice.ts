import { StartError } from './start-error.ts';

const rights = 'Run this as the user of the app; if you did, let that user write there (chown -R, ReadWritePaths).';
const inTheWay = 'Something of that name is there already: look at it, or wait for the end of whoever makes it.';
const running = 'Is PostgreSQL running ("systemctl status postgresql"), and does DATABASE_URL say where?';
const signIn = 'Look at user and password in DATABASE_URL, and at pg_hba.conf of PostgreSQL.';
const damaged =
  'The files of the database are damaged: docs/operations.md, "The database does not answer", says what not to do.';

/** What to do about what goes wrong outside of the program: codes of the operating system, and SQLSTATEs. */
const advice: Readonly<Record<string, string>> = {
  EACCES: rights,
  EPERM: rights,
  EROFS: 'The disk can only be read: mount it for writing, or let the service write there (ReadWritePaths).',
  ENOSPC: 'The disk is full: free some space.',
  EDQUOT: 'The user of the app has used up what it may have of the disk.',
  EIO: 'The disk does not work as it should: "dmesg" says more.',
  EEXIST: inTheWay,
  ENOTEMPTY: inTheWay,
  ENOENT: 'It is not there, or the folder that it should be in is not.',
  ENOTDIR: 'A file is where a folder should be.',
  EISDIR: 'A folder is where a file should be.',
  ECONNREFUSED: running,
  ECONNRESET: running,
  ETIMEDOUT: running,
  EHOSTUNREACH: running,
  ENETUNREACH: running,
  '57P01': running,
  '57P02': running,
  '57P03': running,
  '08006': running,
  ENOTFOUND: 'No such machine is known: look at the name in DATABASE_URL.',
  EAI_AGAIN: 'The name could not be looked up: look at the name in DATABASE_URL, and whether the network is there.',
  '28000': signIn,
  '28P01': signIn,
  '3D000': 'Make it (createdb), or look at DATABASE_URL.',
  '42501': 'The role in DATABASE_URL lacks rights: it must own the database (alter database … owner to …).',
  '25006': 'The database takes no writes: is it a copy of another one (a standby), or set to be only read?',
  '53100': 'The disk of the database is full: free some space there.',
  '53200': 'The database server has no memory left: look at what else runs there ("free -h").',
  '53300':
    'All connections of the database are taken: raise max_connections, or see who holds them (pg_stat_activity).',
  '55P03': 'Somebody holds a lock on it: see who, in pg_stat_activity, or try again later.',
  '57014':
    'It took too long, or waited for somebody who holds a lock: see who, in pg_stat_activity, or try again later.',
  '58030': 'The disk of the database does not work as it should: "dmesg" there says more.',
  XX001: damaged,
  XX002: damaged,
};

/** An error of Node or of the database driver. */
interface Coded extends Error {
  readonly code: string;
}

const isCoded = (error: Error): error is Coded => 'code' in error && typeof error.code === 'string';

/** The first that has advice, of an error and what caused it: drizzle and we wrap those of others. */
const knownIn = (error: unknown): Coded | null => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (isCoded(inner) && inner.code in advice) return inner;
  }
  return null;
};

const adviceOf = (error: Coded): string => {
  // A missing socket is a server that does not run.
  const missingSocket = error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return missingSocket ? running : (advice[error.code] ?? '');
};

/** What to do about an error from outside, after a space; empty where nothing is known. To end a sentence with. */
export const adviceAfter = (error: unknown): string => {
  const known = knownIn(error);
  return known === null ? '' : ` ${adviceOf(known)}`;
};

const describe = (error: Coded): string => {
  // "EACCES: permission denied, mkdir '/srv/x'"; a file that is open already has no path: "ENOSPC: no space left on device, write"
  const [, words, what] = /^[A-Z\d]+: ([^,]+), (\w+)/.exec(error.message) ?? [];
  if (words !== undefined && what !== undefined) {
    const path = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined;
    return `${typeof path === 'string' ? path : 'A file'} cannot be used: ${words} (${what}, ${error.code}).`;
  }
  return `The database cannot be used: ${error.message === '' ? error.code : error.message}.`;
};

/** What whoever runs the site can mend, told in words that say what to do; null for what only we can. */
export const sentenceOf = (error: unknown): string | null => {
  if (error instanceof StartError) return error.message;
  const known = knownIn(error);
  return known === null ? null : `${describe(known)} ${adviceOf(known)}`;
};
