import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { pino } from 'pino';
import type { Database } from '../platform/db/database.ts';
import { embeddedFrom } from '../platform/db/embedded.ts';
import { migrationsFolder } from '../platform/db/migrations.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import { createJobs } from '../platform/jobs/pg-boss.ts';

const log = pino({ level: 'silent' });

/** Goes with the checkout, as other tools' caches do. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/moja-ulica', import.meta.url));
const ending = '.template.tar';

/** Changes whenever a migration, a dependency or the way it is made does. */
const templateHash = (): string => {
  const hash = createHash('sha256');
  const files = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql'));
  for (const name of files) hash.update(readFileSync(join(migrationsFolder, name)));
  hash.update(readFileSync(new URL('../../package.json', import.meta.url)));
  hash.update(readFileSync(new URL(import.meta.url)));
  return hash.digest('hex').slice(0, 16);
};

/** Our tables and those of the jobs. */
const prepare = async (database: Database): Promise<void> => {
  await database.migrate();
  const jobs = createJobs({ database, log, work: false });
  await jobs.start();
  await jobs.stop(1000);
};

/**
 * A file with the embedded database as it is after migration; every test file starts from a copy. Kept between runs for as
 * long as it fits, and thrown away when the next one is made.
 */
export const embeddedTemplate = async (): Promise<string> => {
  const file = join(cache, `${templateHash()}${ending}`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  // The log of a database that is thrown away needs no segments of 16 MB: nearly a quarter of what each copy would read.
  const client = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] });
  const database = embeddedFrom(client);
  await prepare(database);
  const dump = await client.dumpDataDir('none');
  await database.close();
  for (const name of readdirSync(cache).filter((each) => each.endsWith(ending)))
    rmSync(join(cache, name), { force: true });
  const unfinished = `${file}.${String(process.pid)}`;
  writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
  renameSync(unfinished, file);
  return file;
};

/** A data folder with a migrated, empty database in it, as a first start leaves it before it fills it. */
export const makeDataDir = async (): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-data-'));
  const dump = new Blob([readFileSync(await embeddedTemplate())]);
  const client = await PGlite.create({ dataDir: join(dataDir, 'db'), loadDataDir: dump });
  await client.close();
  return dataDir;
};

/** The address of another database on the same server. */
export const siblingUrl = (url: string, name: string): string => {
  const sibling = new URL(url);
  sibling.pathname = `/${name}`;
  return sibling.href;
};

/** Statements that no transaction may hold, on a connection of their own. */
export const administer = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Makes the PostgreSQL database that each test file's is copied from. */
export const makePostgresTemplate = async (url: string, name: string): Promise<void> => {
  await administer(url, `drop database if exists "${name}" with (force)`, `create database "${name}"`);
  const database = await openPostgres(siblingUrl(url, name), log);
  await prepare(database);
  await database.close();
};
