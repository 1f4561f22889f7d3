import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.ts';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { lookEveryMs, watchLocks, type SeenLock } from '../../platform/db/lock-watch.ts';
import { openPostgres } from '../../platform/db/postgres.ts';
import { openPostgresReader, readerOver } from '../../platform/db/reader.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { examine } from './examine.ts';
import { prepareTables } from './prepare-tables.ts';

interface Rehearsal {
  readonly config: Config;
  /** A finished backup: what is rehearsed on. */
  readonly backup: string;
  readonly narrator: Narrator;
  readonly log: Logger;
}

/** Migrates a copy made from a backup, and examines it; the copy is gone afterwards. Gives the exit code of the doctor. */
export const rehearse = (rehearsal: Rehearsal): Promise<number> =>
  rehearsal.config.databaseUrl === null
    ? rehearseEmbedded(rehearsal)
    : rehearsePostgres(rehearsal, rehearsal.config.databaseUrl);

/** A folder for a copy's files; left behind by a process that was killed, it is not taken for files of the app. */
const makeFolder = async (parent: string): Promise<string> => {
  const folder = join(parent, `rehearsal-${randomBytes(4).toString('hex')}.unfinished`);
  await mkdir(folder);
  return folder;
};

const rehearseEmbedded = async ({ config, backup, narrator, log }: Rehearsal): Promise<number> => {
  const dataDir = await makeFolder(config.dataDir);
  try {
    await restoreBackup({ config: { databaseUrl: null, dataDir }, from: backup, replace: false, narrator });
    const database = await openEmbedded(dataDir);
    try {
      await narrator.step('Migrating the copy', () => prepareTables(database, log));
      return await examine(config, readerOver(database.client), narrator);
    } finally {
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

const execute = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Makes an empty database beside the real one. Throws `StartError`. */
const createCopy = async (url: string, name: string): Promise<void> => {
  try {
    await execute(url, `create database "${name}"`);
  } catch (error) {
    throw new StartError(
      `The rehearsal needs a database of its own and could not make one (${error instanceof Error ? error.message : String(error)}). Let the app's role make databases, with psql as the administrator: alter role ... createdb;`,
      { cause: error },
    );
  }
};

const rehearsePostgres = async ({ config, backup, narrator, log }: Rehearsal, url: string): Promise<number> => {
  const name = `moja_ulica_rehearsal_${randomBytes(4).toString('hex')}`;
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  await createCopy(url, name);
  const dataDir = await makeFolder(config.dataDir);
  try {
    await restoreBackup({ config: { databaseUrl: copy.href, dataDir }, from: backup, replace: false, narrator });
    const locks = await migrateWatched(copy.href, narrator, log);
    for (const line of describeLocks(locks)) narrator.say(line);
    const reader = await openPostgresReader(copy.href);
    try {
      return await examine(config, reader, narrator);
    } finally {
      await reader.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
    await narrator.step('Removing the copy', () => execute(url, `drop database "${name}" with (force)`));
  }
};

const migrateWatched = async (url: string, narrator: Narrator, log: Logger): Promise<readonly SeenLock[]> => {
  const database = await openPostgres(url, log);
  try {
    const watch = await watchLocks(url);
    let locks: readonly SeenLock[];
    try {
      await narrator.step('Migrating the copy', () => prepareTables(database, log));
    } finally {
      locks = await watch.stop();
    }
    return locks;
  } finally {
    await database.close();
  }
};

const describeLocks = (locks: readonly SeenLock[]): readonly string[] => {
  if (locks.length === 0) return [`  No table was locked for longer than about ${String(lookEveryMs)} ms.`];
  return locks.map(({ table, mode, ms }) => {
    const who = mode === 'AccessExclusiveLock' ? 'reading and writing' : 'writing';
    return `  ${table} was locked for about ${String(Math.max(ms, lookEveryMs))} ms (${mode}): ${who} there would have waited.`;
  });
};
