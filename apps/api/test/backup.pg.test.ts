import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/platform/db/database.ts';
import { openTestDatabase } from '../src/testing/test-database.ts';

const patience = 60_000;
let database: Database;
let url: string;
let dataDir: string;

beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }));
  if (database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  ({ url } = database);
  dataDir = mkdtempSync(join(tmpdir(), 'moja-ulica-backup-'));
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const begin = (command: 'backup' | 'restore', ...args: readonly string[]) => {
  const { PATH = '', HOME = '' } = process.env;
  const script = join(import.meta.dirname, `../src/ops/${command}.ts`);
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH, HOME, DATA_DIR: dataDir, DATABASE_URL: url },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, output }));
  return { child, ended };
};

const backups = (): string[] =>
  existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')).toSorted() : [];

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await wait(20);
};

it(
  'a backup that was cut off is not taken for a finished one, and the next one is made',
  async () => {
    // Holds the dump up in the middle: it waits for this table.
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; lock table threads in access exclusive mode');
    const cut = begin('backup');
    await until(() => backups().length > 0);
    cut.child.kill('SIGKILL');
    await cut.ended;
    await holder.end();

    const [left = '', ...more] = backups();
    expect(more).toEqual([]);
    expect(left).toMatch(/^moja-ulica-\d{8}T\d{6}Z\.unfinished$/);
    const refused = await begin('restore', join(dataDir, 'backups', left), '--replace').ended;
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.output).toContain('was never finished: the backup was interrupted');

    const next = await begin('backup', '--keep', '1').ended;
    expect(next.output).toContain('The backup is finished, in ');
    expect(next.code).toBe(0);
    expect(backups().filter((name) => !name.endsWith('.unfinished'))).toHaveLength(1);
  },
  patience,
);

it(
  'a backup that is told to stop clears away what it began',
  async () => {
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('begin; lock table threads in access exclusive mode');
    const before = backups();
    // Named by the second, and the one before took less.
    await wait(1000);
    const cut = begin('backup');
    await until(() => backups().length > before.length || cut.child.exitCode !== null);
    cut.child.kill('SIGTERM');
    const { code, output } = await cut.ended;
    await holder.end();
    expect(output).toMatch(/Stopping, and clearing away what is unfinished .*\nStopped, as asked\.\n$/);
    expect(code).toBe(1);
    expect(backups()).toEqual(before);
  },
  patience,
);

it(
  'tells how it is used when it is called otherwise',
  async () => {
    for (const [command, ...args] of [
      ['backup', '--keep', '0'],
      ['backup', '--everything'],
      ['restore'],
      ['restore', 'one', 'two'],
    ] as const) {
      const { code, output } = await begin(command, ...args).ended;
      expect(output).toContain(`Use: npm run ${command} -- `);
      expect(code).toBe(1);
    }
  },
  patience,
);
