import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { migrationsFolder } from '../src/platform/db/migrations.ts';
import { openPostgres } from '../src/platform/db/postgres.ts';
import { administer, siblingUrl } from '../src/testing/template.ts';

const script = join(import.meta.dirname, '../src/ops/upgrade.ts');
const patience = 90_000;
const log = pino({ level: 'silent' });
const name = `mu_upgrade_${randomBytes(5).toString('hex')}`;
let client: pg.Client;
let adminUrl: string;
let url: string;
let folder: string;
let dataDir: string;

/** The migrations as they were before the last one. */
const earlierMigrations = (): string => {
  const earlier = join(folder, 'drizzle');
  cpSync(migrationsFolder, earlier, { recursive: true });
  const file = join(earlier, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
  return earlier;
};

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  url = siblingUrl(adminUrl, name);
  folder = mkdtempSync(join(tmpdir(), 'moja-ulica-upgrade-'));
  await administer(adminUrl, `create database "${name}"`);
  const database = await openPostgres(url, log, { folder: earlierMigrations() });
  await database.migrate();
  await database.close();
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await administer(adminUrl, `drop database "${name}" with (force)`);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  dataDir = mkdtempSync(join(folder, 'data-'));
});

const begin = (...args: readonly string[]) => {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH, HOME, DATA_DIR: dataDir, DATABASE_URL: url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output }));
  return { child, ended };
};

const upgrade = (...args: readonly string[]) => begin(...args).ended;

const count = async (query: string): Promise<number> => (await client.query(query)).rowCount ?? 0;
const applied = (): Promise<number> => count('select from drizzle.__drizzle_migrations');
const copies = (): Promise<number> => count("select from pg_database where datname like 'moja_ulica_rehearsal_%'");

it(
  'is rehearsed on a copy, which is gone afterwards, and then done',
  async () => {
    const before = await applied();
    const tried = await upgrade('--rehearse');
    expect(tried.output).toContain(`1 of the ${before + 1} migrations of this version are to be applied.\n`);
    expect(tried.output).toMatch(/\d+ checks in [\d.]+ s: 0 findings$/m);
    expect(tried.output).toContain('The rehearsal went well.');
    expect(tried.code).toBe(0);
    expect(await applied()).toBe(before);
    expect(await copies()).toBe(0);
    expect(readdirSync(dataDir)).toEqual(['backups']);

    const done = await upgrade();
    expect(done.output).toMatch(
      /^Only if the data were damaged: npm run restore -- \/.*\/moja-ulica-\d{8}T\d{6}Z --replace$/m,
    );
    expect(done.code).toBe(0);
    expect(await applied()).toBe(before + 1);
  },
  patience,
);

it(
  'that is told to stop while it is rehearsed takes the copy away; one that an earlier one left is named',
  async () => {
    const left = `moja_ulica_rehearsal_of_${name}`;
    await administer(adminUrl, `create database "${left}"`);
    const { ended, child } = begin('--rehearse');
    try {
      while ((await copies()) < 2) await wait(20);
      child.kill('SIGTERM');
      const { code, output } = await ended;
      expect(output).toContain(`with psql: drop database "${left}";\n`);
      expect(output).toMatch(/Removing the copy …\nStopped, as asked\.\n/);
      expect(code).toBe(1);
      expect(await copies()).toBe(1);
      expect(readdirSync(dataDir)).toEqual(['backups']);
    } finally {
      await administer(adminUrl, `drop database "${left}" with (force)`);
    }
  },
  patience,
);

it(
  'is refused where a later version was, before anything is made',
  async () => {
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-a-later-one', 1)");
    for (const args of [[], ['--rehearse']]) {
      const { code, output } = await upgrade(...args);
      expect(output).toMatch(
        /^The database has 1 migration that this version \(0\.1\.0, .*\) does not know: a later one/,
      );
      expect(code).toBe(1);
    }
    expect(readdirSync(dataDir)).toEqual([]);
    await client.query("delete from drizzle.__drizzle_migrations where hash = 'of-a-later-one'");
  },
  patience,
);

it(
  'that would fail is found out on the copy, which is gone afterwards',
  async () => {
    // What the first migration makes is there, and nobody knows that it has run.
    await client.query('delete from drizzle.__drizzle_migrations');
    const { code, output } = await upgrade('--rehearse');
    expect(output).toMatch(/The database could not be migrated and was left as it was: relation "\w+" already exists/);
    expect(code).toBe(1);
    expect(await applied()).toBe(0);
    expect(await copies()).toBe(0);
    expect(readdirSync(dataDir)).toEqual(['backups']);
  },
  patience,
);
