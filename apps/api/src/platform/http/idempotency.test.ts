import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../testing/test-database.ts';
import type { Database, Tx } from '../db/database.ts';
import { forgetKeys } from '../db/idempotency-keys.ts';
import { executeRows as run } from '../db/rows.ts';
import { fingerprintOf, rememberResult } from './idempotency.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }));
  await database.db.execute(sql`create table made (id bigint generated always as identity primary key, title text)`);
  await database.db.execute(sql`create table people (id bigint primary key)`);
  await database.db.execute(sql`insert into people values (1), (2)`);
});
afterAll(() => database.close());

const now = new Date('2026-11-22T10:00:00.000Z');
const operation = 'POST /things';

/** As commands do it: what one person makes waits for what they have begun to make. */
const lockPerson = (tx: Tx, userId: bigint) => run(tx, sql`select from people where id = ${userId} for no key update`);

const create = (key: string, fingerprint: string, userId = 1n, title = key, locked = true) =>
  database.db.transaction(async (tx) => {
    if (locked) await lockPerson(tx, userId);
    return rememberResult(tx, { userId, key, operation, fingerprint, now }, async () => {
      const [row] = await run(tx, sql`insert into made (title) values (${title}) returning id`);
      if (title === 'fails') throw new Error('fails');
      return BigInt(String(row?.['id']));
    });
  });

const countOf = async (title: string): Promise<number> =>
  (await run(database.db, sql`select id from made where title = ${title}`)).length;

it('makes something once and answers a repetition with the same', async () => {
  const first = await create('one', 'a');
  expect(first.repeated).toBe(false);
  expect(await create('one', 'a')).toEqual({ repeated: true, resultId: first.resultId });
  expect(await countOf('one')).toBe(1);
});

it('refuses a key that was used for something else', async () => {
  await create('two', 'a');
  await expect(create('two', 'b')).rejects.toMatchObject({ code: 'idempotency_key_reused', status: 422 });
  expect(await countOf('two')).toBe(1);
});

it('keeps the keys of different people apart', async () => {
  const mine = await create('three', 'a', 1n);
  const theirs = await create('three', 'a', 2n);
  expect([theirs.repeated, theirs.resultId === mine.resultId]).toEqual([false, false]);
});

it('remembers nothing of what failed', async () => {
  await expect(create('four', 'a', 1n, 'fails')).rejects.toThrow('fails');
  expect(await countOf('fails')).toBe(0);
  expect((await create('four', 'a')).repeated).toBe(false);
});

it('makes one thing of fifty at once', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => create('five', 'a')));
  expect(await countOf('five')).toBe(1);
  expect(new Set(all.map(({ resultId }) => resultId)).size).toBe(1);
  expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
});

it('makes nothing twice even for those who do not wait, and tells them to ask again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => create('alone', 'a', 1n, 'alone', false)));
  expect(await countOf('alone')).toBe(1);
  for (const one of all.filter(({ status }) => status === 'rejected')) {
    expect(one).toMatchObject({ reason: { code: 'idempotency_in_progress', retryAfterSeconds: 1 } });
  }
  expect((await create('alone', 'a')).repeated).toBe(true);
});

it('of two at once makes the second when the first fails', async () => {
  const started = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  const request = { userId: 1n, key: 'six', operation, fingerprint: 'a', now };
  const first = database.db.transaction(async (tx) => {
    await lockPerson(tx, 1n);
    return rememberResult(tx, request, () => {
      started.resolve();
      return failed.promise;
    });
  });
  await started.promise;
  const second = create('six', 'a');
  failed.reject(new Error('fails'));
  await expect(first).rejects.toThrow('fails');
  expect((await second).repeated).toBe(false);
});

it('forgets only what is old', async () => {
  const first = await create('seven', 'a');
  await forgetKeys(database.db, now);
  expect(await create('seven', 'a')).toEqual({ repeated: true, resultId: first.resultId });
  await forgetKeys(database.db, new Date(now.getTime() + 1));
  expect((await create('seven', 'a')).repeated).toBe(false);
});

it('takes the same content for the same, whatever the order of its fields', () => {
  const route = { method: 'POST', path: '/things/:id' } as const;
  const of = (body: unknown, params: unknown = { id: 1 }) => fingerprintOf(route, { params, body });
  expect(of({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(of({ b: [{ d: 3, c: 2 }], a: 1 }));
  expect(of({ a: 1 })).toMatch(/^[0-9a-f]{64}$/);
  const different = [
    of({ a: 1 }),
    of({ a: '1' }),
    of({ a: [1] }),
    of({ a: null }),
    of({}),
    of([]),
    of([['a', 1]]),
    of({ a: 1 }, { id: 2 }),
  ];
  expect(new Set(different).size).toBe(different.length);
});
