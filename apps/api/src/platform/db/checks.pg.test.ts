import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScratch, type Scratch } from '../../testing/reader.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Finding } from '../doctor/check.ts';
import { databaseChecks } from './checks.ts';
import type { Database } from './database.ts';
import { connectionsPerInstance } from './limits.ts';
import { openPostgresReader } from './reader.ts';

let database: Database;
let scratch: Scratch;
beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }));
  scratch = await openScratch(database);
});
afterAll(async () => {
  await scratch.close();
  await database.close();
});

const urlOf = (): string => {
  if (database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  return database.url;
};

const ask = async (name: string): Promise<readonly Finding[]> => {
  const check = databaseChecks.find((each) => each.name === name);
  if (check === undefined) throw new Error(`There is no check ${name}`);
  return check.run({ config: loadConfig({ NODE_ENV: 'test' }), reader: scratch.reader, now: new Date() });
};

it('names a setting that would lose accepted posts, and how to set it', async () => {
  const before = await ask('database.server');
  expect(before.filter(({ problem }) => problem.includes('synchronous_commit'))).toEqual([]);
  await scratch.undone(async (execute) => {
    await execute('set local synchronous_commit = off');
    const found = await ask('database.server');
    expect(found).toHaveLength(before.length + 1);
    const finding = found.find(({ problem }) => problem.includes('synchronous_commit is off, not on'));
    expect(finding?.advice).toContain('alter system set synchronous_commit = on');
  });
});

it('counts the running processes and the connections that one more would need', async () => {
  expect(await ask('database.connections')).toEqual([]);
  const [row] = await scratch.reader.rows("select current_setting('max_connections')::int as most");
  const processes = Math.ceil(Number(row?.['most']) / connectionsPerInstance);
  const listeners = Array.from(
    { length: processes },
    () => new pg.Client({ connectionString: urlOf(), application_name: 'moja-ulica listener' }),
  );
  await Promise.all(listeners.map((client) => client.connect()));
  const [finding] = await ask('database.connections');
  await Promise.all(listeners.map((client) => client.end()));
  expect(finding?.problem).toMatch(/PostgreSQL offers \d+ connections; \d+ running processes and one more/);
});

it('reads, and cannot write', async () => {
  const reader = await openPostgresReader(urlOf());
  expect(await reader.rows('select 1 as one')).toEqual([{ one: 1 }]);
  await expect(reader.rows("insert into settings (name, value) values ('a', 'b')")).rejects.toThrow(
    'cannot execute INSERT in a read-only transaction',
  );
  await reader.close();
});
