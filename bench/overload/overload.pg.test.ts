import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/lib/build.mjs';

const databaseUrl = process.env.TEST_DATABASE_URL ?? '';

beforeAll(async () => {
  const built = await build();
  if (!built.ok) throw new Error(built.output);
});

const overload = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });

it('offers more than is carried, and says whether every goal is reached', () => {
  const { stdout, stderr, status } = overload('--posts', '1500', '--quick');
  for (const work of ['kept pages', 'kept first HTML', 'pages not kept', 'lists', 'replies', 'sockets joining']) {
    expect(stdout.match(new RegExp(`^\\| ${work} \\| \\d+/s \\|`, 'gm')), stdout + stderr).toHaveLength(2);
  }
  const goals = stdout.split('\n').filter((line) => / \| (reached|MISSED) /.test(line));
  expect(goals.map((line) => /^\| ([^|(]+?) +[|(]/.exec(line)?.[1])).toEqual([
    'refused within',
    'served within',
    'answers that are neither, and none',
    'peak memory',
    'ordinary again after',
  ]);
  // How well it does depends on the machine; but not that every answer is one of the two, nor what the exit code says.
  expect(goals[2]).toContain('reached');
  expect(status).toBe(goals.some((line) => line.includes('MISSED')) ? 1 : 0);
});

it('ends with 1 and a sentence without a database', () => {
  const { stdout, status } = overload('--database', 'postgres://127.0.0.1:1/forum');
  expect(stdout).toContain('The database 127.0.0.1:1/forum cannot be used');
  expect(status).toBe(1);
});
