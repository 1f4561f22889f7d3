import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { BoundedPool } from './bounded-pool.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const connections = 2;

let pool: BoundedPool;
let held: pg.PoolClient[] = [];
beforeEach(() => {
  const source = inject('testDatabase');
  if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
  pool = new BoundedPool({ connectionString: source.url, max: connections });
});

const free = (): void => {
  for (const client of held) client.release();
  held = [];
};
afterEach(async () => {
  free();
  await pool.end();
});

const holdAll = async (): Promise<void> => {
  held = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
};

const endingOf = async (asked: Promise<unknown>) => {
  const beganAt = performance.now();
  const error: unknown = await asked.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { refused: isDatabaseUnavailable(error), ms: performance.now() - beganAt };
};

it('is not crowded by a long queue that moves', async () => {
  await holdAll();
  const queries = Array.from({ length: 200 }, () => pool.query<{ one: number }>('select 1 as one'));
  expect(pool.waitingCount).toBe(200);
  expect(pool.crowded()).toBe(false);
  free();
  const answers = await Promise.all(queries);
  expect(answers.every(({ rows }) => rows[0]?.one === 1)).toBe(true);
});

it('is crowded once a single one has waited long, until that one is served', async () => {
  await holdAll();
  const query = pool.query('select 1');
  expect(pool.crowded()).toBe(false);
  await wait(300);
  expect(pool.crowded()).toBe(true);
  free();
  expect(await endingOf(query)).toMatchObject({ refused: false });
  expect(pool.crowded()).toBe(false);
});

it('sends away who waited too long, takes nobody else in until a connection is given back, and loses none', async () => {
  await holdAll();
  const endings = await Promise.all([endingOf(pool.query('select 1')), endingOf(pool.connect())]);
  for (const { refused, ms } of endings) {
    expect(refused).toBe(true);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(1_400);
  }
  expect(pool.crowded()).toBe(true);
  free();
  expect(pool.crowded()).toBe(false);
  await pool.query('select 1');
  expect([pool.totalCount, pool.idleCount, pool.waitingCount]).toEqual([connections, connections, 0]);
});

it('refuses at once when too many wait', async () => {
  await holdAll();
  const waiting = Array.from({ length: 256 }, () => pool.query('select 1'));
  const { refused, ms } = await endingOf(pool.query('select 1'));
  expect(refused).toBe(true);
  expect(ms).toBeLessThan(50);
  free();
  await Promise.all(waiting);
});

it('takes in again when a connection was lost instead of given back', async () => {
  await holdAll();
  expect(await endingOf(pool.query('select 1'))).toMatchObject({ refused: true });
  for (const client of held) client.release(new Error('lost'));
  held = [];
  expect(pool.crowded()).toBe(false);
  expect(await endingOf(pool.query('select 1'))).toMatchObject({ refused: false });
});
