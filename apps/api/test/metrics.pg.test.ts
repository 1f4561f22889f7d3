import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeRows } from '../src/platform/db/rows.ts';
import { createPrometheus, type Prometheus } from '../src/platform/metrics/prometheus.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';
import { parseExposition } from './exposition.ts';

let app: TestApp;
let prometheus: Prometheus;
beforeAll(async () => {
  const log = pino({ level: 'silent' });
  prometheus = createPrometheus(log);
  app = await startTestApp({}, { log, metrics: prometheus });
});
afterAll(() => app.close());

const postgres = ({ platform: { database } }: TestApp) => {
  if (database.kind !== 'postgresql') throw new Error('This test needs PostgreSQL');
  return database;
};

const look = async () => parseExposition(await prometheus.text());

it('tells how busy the pool is, and who waits for a connection', async () => {
  const { db } = app.platform;
  const max = (await look()).value('forum_db_connections_max') ?? 0;
  expect(max).toBeGreaterThan(1);
  // Two more than there are connections.
  const asleep = Array.from({ length: max + 2 }, () => executeRows(db, sql`select pg_sleep(0.5)`));
  // A look may itself have to wait for a connection: its figures are of the moment it began.
  const { pool } = postgres(app);
  await expect.poll(() => pool.waitingCount, { interval: 5 }).toBe(2);
  const seen = await look();
  expect(seen.value('forum_db_connections', { state: 'busy' })).toBe(max);
  expect(seen.value('forum_db_waiting')).toBeGreaterThanOrEqual(2);
  await Promise.all(asleep);
  const rested = await look();
  expect(rested.value('forum_db_waiting')).toBe(0);
  expect(rested.value('forum_db_connections', { state: 'idle' })).toBeGreaterThan(0);
});

it('counts what the server refused, by class', async () => {
  const { db } = app.platform;
  await expect(db.execute(sql`select 1 / 0`)).rejects.toThrow('Failed query');
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 50`);
      await tx.execute(sql`select pg_sleep(5)`);
    }),
  ).rejects.toThrow('Failed query');
  const seen = await look();
  expect(seen.value('forum_db_errors_total', { class: 'timeout' })).toBe(1);
  expect(seen.value('forum_db_errors_total', { class: 'other' })).toBe(1);
});
