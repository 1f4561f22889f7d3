import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { openTestDatabase } from '../src/testing/test-database.ts';
import { beginCommand, type Ended } from './call-command.ts';
import { launch } from './launch.ts';

const patience = 60_000;
const name = `mu_commands_${randomBytes(5).toString('hex')}`;
let adminUrl: string;
let url: string;
let dataDir: string;

beforeAll(async () => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  adminUrl = source.url;
  url = siblingUrl(adminUrl, name);
  dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-commands-'));
  await administer(adminUrl, `create database "${name}"`);
});
afterAll(async () => {
  await administer(adminUrl, `drop database "${name}" with (force)`);
  rmSync(dataDir, { recursive: true, force: true });
});

const call = (command: string, args: readonly string[] = [], databaseUrl = url): Promise<Ended> =>
  beginCommand(command, args, { DATABASE_URL: databaseUrl, DATA_DIR: dataDir }).ended;

const schemas = async (): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ nspname: string }>("select nspname from pg_namespace where nspname !~ '^pg_'");
  await client.end();
  return rows.map(({ nspname }) => nspname).toSorted();
};

describe('what the operator can mend is told in a sentence, without a stack', () => {
  it(
    'when the role lacks rights',
    async () => {
      const role = `mu_role_${randomBytes(5).toString('hex')}`;
      const log = pino({ level: 'silent' });
      const database = await openTestDatabase(log);
      if (database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
      await administer(adminUrl, `create role "${role}" login`);
      try {
        const address = new URL(database.url);
        address.username = role;
        const { code, complaints } = await call('doctor', [], address.href);
        expect(complaints).toMatch(
          /^The database cannot be used: permission denied for [^\n]+\. The role in DATABASE_URL lacks rights[^\n]+\n$/,
        );
        expect(code).toBe(2);
      } finally {
        await administer(adminUrl, `drop role "${role}"`);
        await database.close();
      }
    },
    patience,
  );

  it(
    'when the data folder cannot be made',
    async () => {
      const file = join(dataDir, 'a-file');
      writeFileSync(file, '');
      const settings = { DATA_DIR: join(file, 'data') };
      const restored = await beginCommand('backup', ['--to', join(file, 'backups')], { ...settings, DATABASE_URL: url })
        .ended;
      expect(restored.complaints).toMatch(/a-file\/backups[^\n]* cannot be used: not a directory [^\n]+\n$/);
      expect(restored.code).toBe(1);
      const server = await launch({ ...settings, DEMO: 'false' });
      expect(await server.ended).toBe(1);
      expect(server.output()).toMatch(/a-file\/data cannot be used: not a directory \(mkdir, ENOTDIR\)\. [^\n]+\n$/);
    },
    patience,
  );
});

it(
  'a data folder that cannot be written is told at a start that does without it',
  async () => {
    const database = await openTestDatabase(pino({ level: 'silent' }));
    if (database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
    const file = join(dataDir, 'another-file');
    writeFileSync(file, '');
    const server = await launch({ DATABASE_URL: database.url, DATA_DIR: join(file, 'data'), DEMO: 'false' });
    await server.ready();
    server.signal('SIGTERM');
    await server.ended;
    await database.close();
    expect(server.output()).toMatch(/"reason":"[^"]+not a directory[^"]+","msg":"the data folder cannot be written to/);
  },
  patience,
);

describe('a database that is not of the app', () => {
  it.each([
    ['retry-jobs', 1],
    ['backup', 1],
    ['upgrade', 1],
    ['doctor', 2],
  ])(
    'is left as it is by %s, which says so',
    async (command, cannot) => {
      const before = await schemas();
      const { code, complaints } = await call(command);
      expect(complaints).toBe(
        'This database holds nothing of this app: is it the right one? (DATABASE_URL, DATA_DIR)\n',
      );
      expect(code).toBe(cannot);
      expect(await schemas()).toEqual(before);
    },
    patience,
  );
});
