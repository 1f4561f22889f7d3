import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.ts';
import type { PostgresDatabase } from './database.ts';
import { migrationsFolder } from './migrations.ts';
import { openPostgres } from './postgres.ts';

const log = pino({ level: 'silent' });
const index = 'posts_by_moment';

/** Copied from the template, and dropped in the end. */
let source: PostgresDatabase;
let database: PostgresDatabase;
const clients: pg.Client[] = [];

/** The project's migrations, and one more that makes an index and a table with one. */
const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-migrations-'));
const addMigration = (): void => {
  cpSync(migrationsFolder, folder, { recursive: true });
  const file = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { when: number }[] };
  const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
  const entry = { idx: journal.entries.length, version: '7', when, tag: '9999_more', breakpoints: true };
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
  const statements = [
    'CREATE TABLE "later" ("name" text NOT NULL);',
    `CREATE INDEX IF NOT EXISTS "${index}" ON "posts" USING btree ("created_at","id") WHERE "posts"."helpful" > 0;`,
    'CREATE UNIQUE INDEX IF NOT EXISTS "later_name" ON "later" ("name");',
  ];
  writeFileSync(join(folder, '9999_more.sql'), statements.join('--> statement-breakpoint\n'));
};

const connect = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  clients.push(client);
  return client;
};

/** As the version before left it. */
const stepBack = async (client: pg.Client): Promise<void> => {
  await client.query(`drop table if exists later; drop index if exists ${index}`);
  await client.query('delete from drizzle.__drizzle_migrations where created_at > $1', [
    Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis)),
  ]);
};

const indexesOf = async (client: pg.Client): Promise<Record<string, boolean>> => {
  const { rows } = await client.query<{ name: string; valid: boolean }>(
    `select c.relname as name, i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relname in ($1, 'later_name')`,
    [index],
  );
  return Object.fromEntries(rows.map(({ name, valid }) => [name, valid]));
};

const built = { [index]: true, later_name: true };

const addPerson = "insert into users (public_id, email, locale, registered_at) values ($1, $2, 'pl', now())";

beforeAll(async () => {
  const opened = await openTestDatabase(log);
  if (opened.kind !== 'postgresql') throw new Error('this is for PostgreSQL');
  addMigration();
  database = await openPostgres(opened.url, log, { folder });
  source = opened;
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await database.close();
  await source.close();
  rmSync(folder, { recursive: true });
});

describe('indexes of a migration', () => {
  it('are built while people write', async () => {
    const [writer, another] = [await connect(), await connect()];
    await stepBack(another);
    await writer.query('begin');
    await writer.query('lock table posts in row exclusive mode');
    await writer.query(addPerson, ['people000001', 'one@example.org']);

    let done = false;
    const migrating = database.migrate().then(() => (done = true));
    const building = `select 1 from pg_stat_activity where query ilike 'create index concurrently%' and state = 'active' and datname = current_database()`;
    while ((await another.query(building)).rowCount === 0) await wait(20);
    // Somebody has not finished writing, and yet others can begin.
    await another.query(`set lock_timeout = '3s'`);
    await another.query('begin');
    await another.query('lock table posts in row exclusive mode');
    await another.query('lock table threads in row exclusive mode');
    await another.query('commit');
    expect(done).toBe(false);

    await writer.query('commit');
    await migrating;
    expect(await indexesOf(another)).toEqual(built);
  });

  it('are built once by two that start together', async () => {
    const client = await connect();
    await stepBack(client);
    const other = await openPostgres(database.url, log, { folder });
    await Promise.all([database.migrate(), other.migrate()]);
    await other.close();
    expect(await indexesOf(client)).toEqual(built);
  });

  it('are built anew where an earlier start was cut off', async () => {
    const client = await connect();
    await stepBack(client);
    await client.query(`create index ${index} on posts (id)`);
    await client.query(`update pg_index set indisvalid = false where indexrelid = '${index}'::regclass`);
    await database.migrate();
    expect(await indexesOf(client)).toEqual(built);
    const { rows } = await client.query<{ definition: string }>(
      `select pg_get_indexdef('${index}'::regclass) as definition`,
    );
    expect(rows[0]?.definition).toContain('(created_at, id)');
  });
});
