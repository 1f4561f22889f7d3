import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/clock.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import type { Database } from '../db/database.ts';
import { forgetCounters } from '../db/rate-counters.ts';
import { countAttempt } from './rate-limit.ts';

let database: Database;
const clock = createFakeClock();
beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }));
});
afterAll(() => database.close());

const attempt = (name: string, limit = 3) =>
  countAttempt(database.db, { name, windowSeconds: 900, limit, now: clock.now() });

it('lets so many pass, then says when the next may', async () => {
  for (let count = 0; count < 3; count += 1) await attempt('a');
  clock.advance({ minutes: 5 });
  await expect(attempt('a')).rejects.toMatchObject({ code: 'too_many_requests', status: 429, retryAfterSeconds: 600 });
  await attempt('b');
  clock.advance({ minutes: 10 });
  await attempt('a');
});

it('counts fifty at once exactly', async () => {
  const all = await Promise.allSettled(Array.from({ length: 50 }, () => attempt('c', 20)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
});

it('forgets old windows and no others', async () => {
  await attempt('d', 1);
  await forgetCounters(database.db, new Date(clock.now().getTime() - 900_000));
  await expect(attempt('d', 1)).rejects.toMatchObject({ code: 'too_many_requests' });
  await forgetCounters(database.db, new Date(clock.now().getTime() + 1));
  await attempt('d', 1);
});
