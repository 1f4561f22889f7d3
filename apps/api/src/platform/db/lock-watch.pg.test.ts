import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.ts';
import { watchLocks } from './lock-watch.ts';

it('sees which table others wait for, and how long', async () => {
  const database = await openTestDatabase(pino({ level: 'silent' }));
  if (database.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  const watch = await watchLocks(database.url);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const startedAt = performance.now();
  await client.query('begin; alter table posts add column planted int; create table of_nobody (id int)');
  await client.query('select count(*) from threads');
  await wait(400);
  await client.query('rollback');
  const heldMs = performance.now() - startedAt;
  const [lock, ...more] = await watch.stop();
  expect(more).toEqual([]);
  expect(lock).toMatchObject({ table: 'posts', mode: 'AccessExclusiveLock' });
  expect(lock?.ms).toBeGreaterThan(0);
  expect(lock?.ms).toBeLessThanOrEqual(heldMs);
  await client.end();
  await database.close();
});
