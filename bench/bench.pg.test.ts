import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildServer } from '../scripts/lib/build-server.mjs';

const databaseUrl = process.env.TEST_DATABASE_URL ?? '';

const Told = Type.Object({
  posts: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      work: Type.String(),
      ours: Type.Number({ exclusiveMinimum: 0 }),
      limit: Type.Number({ exclusiveMinimum: 0 }),
      ratio: Type.Number({ exclusiveMinimum: 0 }),
      reached: Type.Boolean(),
    }),
  ),
});

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  const built = await buildServer();
  if (!built.ok) throw new Error(built.output);
});
afterAll(() => rmSync(folder, { recursive: true }));

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });

const databases = async (): Promise<string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname like 'moja\\_ulica\\_bench\\_%' order by 1",
  );
  await client.end();
  return rows.map(({ name }) => name);
};

it('measures on a database of its own and prints the table; every answer was the right one', async () => {
  const before = await databases();
  const json = join(folder, 'lines.json');
  const { stdout, stderr, status } = bench('thread-page', 'reply', '--posts', '1500', '--quick', '--json', json);
  const told = Value.Parse(Told, Value.Clean(Told, JSON.parse(readFileSync(json, 'utf8'))));
  expect(told.posts, stderr).toBe(1500);
  expect(told.lines.map(({ work }) => work)).toEqual(['thread page JSON, warm', 'reply, 8 writers, many threads']);
  expect(stdout).toMatch(/^\| work +\| ours +\| limit +\| ratio +\| goal +\| +\| the limit is +\|$/m);
  for (const { work, ratio } of told.lines)
    expect(stdout).toMatch(new RegExp(`^\\| ${work} .*\\| ${ratio.toFixed(2)} `, 'm'));
  // How fast it is depends on the machine; that the exit code says it does not.
  expect(status).toBe(told.lines.every(({ reached }) => reached) ? 0 : 1);
  expect(await databases()).toEqual(before);
});

it.each([
  ['no such database', ['--database', 'postgres://127.0.0.1:1/forum'], 'The database 127.0.0.1:1/forum cannot be used'],
  ['a row that is not there', ['threads'], 'There is no row "threads".'],
])('ends with 1 and a sentence for %s', (_name, args, sentence) => {
  const { stdout, stderr, status } = bench(...args);
  expect(stdout).toContain(sentence);
  expect(stderr).toBe('');
  expect(status).toBe(1);
});
