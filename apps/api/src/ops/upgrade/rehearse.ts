import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../platform/config/config.ts';
import { openEmbedded } from '../../platform/db/embedded.ts';
import { lookEveryMs, watchLocks, type SeenLock } from '../../platform/db/lock-watch.ts';
import { reasonOf } from '../../platform/db/migrations.ts';
import { openPostgres } from '../../platform/db/postgres.ts';
import { openPostgresReader, readerOver } from '../../platform/db/reader.ts';
import type { Narrator } from '../../platform/log/console.ts';
import { StartError } from '../../platform/start-error.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { Interrupted, interruption } from '../interruption.ts';
import { copyPrefix, listCopies } from './copies.ts';
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
  await tellLeftCopies(url, narrator);
  const name = `${copyPrefix}${randomBytes(4).toString('hex')}`;
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  const dataDir = await makeFolder(config.dataDir);
  try {
    await createCopy(url, name);
    return await withCopy({ url, name, narrator }, async () => {
      await restoreBackup({ config: { databaseUrl: copy.href, dataDir }, from: backup, replace: false, narrator });
      const locks = await migrateWatched(copy.href, narrator, log);
      for (const line of describeLocks(locks)) narrator.say(line);
      const reader = await openPostgresReader(copy.href);
      try {
        return await examine(config, reader, narrator);
      } finally {
        await reader.close();
      }
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
};

interface Copy {
  readonly url: string;
  readonly name: string;
  readonly narrator: Narrator;
}

/** Works on the copy and removes it. Told to stop, it throws `Interrupted`, without waiting for what a statement is busy with. */
const withCopy = async ({ url, name, narrator }: Copy, work: () => Promise<number>): Promise<number> => {
  const cutOff = (): void => {
    // Whatever fails here is seen when the copy is dropped.
    execute(url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`).catch(
      () => undefined,
    );
  };
  interruption.addEventListener('abort', cutOff);
  try {
    const code = await work();
    if (interruption.aborted) throw new Interrupted();
    return code;
  } catch (error) {
    throw interruption.aborted ? new Interrupted() : error;
  } finally {
    interruption.removeEventListener('abort', cutOff);
    narrator.say('Removing the copy …');
    await dropCopy(url, name);
  }
};

/** Throws `StartError` with what is left. */
const dropCopy = async (url: string, name: string): Promise<void> => {
  try {
    await execute(url, `drop database "${name}" with (force)`);
  } catch (error) {
    throw new StartError(
      `The copy could not be removed: ${reasonOf(error)}. With psql, as the owner: drop database "${name}" with (force);`,
      { cause: error },
    );
  }
};

/** Says which copies are there already: of a rehearsal that was cut off, or is at work. They are as large as the database. */
const tellLeftCopies = async (url: string, narrator: Narrator): Promise<void> => {
  const reader = await openPostgresReader(url);
  try {
    for (const left of await listCopies(reader)) {
      narrator.say(
        `An earlier rehearsal left its copy behind. Unless one is at work just now, with psql: drop database "${left}";`,
      );
    }
  } finally {
    await reader.close();
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
