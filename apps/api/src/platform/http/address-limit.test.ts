import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/clock.ts';
import { openTestDatabase } from '../../testing/test-database.ts';
import type { Database } from '../db/database.ts';
import { countMore } from '../db/rate-counters.ts';
import { rateCounters } from '../db/tables.ts';
import { createAddressLimit, maxWritesPerMinute } from './address-limit.ts';

let database: Database;
const clock = createFakeClock();
const failures: unknown[] = [];
beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }));
});
afterAll(() => database.close());

/** An instance, with the time when what it told has arrived. */
const instance = (fails = false) => {
  const told: Promise<unknown>[] = [];
  const count = createAddressLimit({
    clock,
    secret: 'a secret of all instances',
    add: (name, windowStart, more) => {
      const added = fails ? Promise.reject(new Error('away')) : countMore(database.db, name, windowStart, more);
      told.push(added.catch(() => undefined));
      return added;
    },
    onFailure: (error) => failures.push(error),
  });
  return {
    passes: (address: string): boolean => {
      try {
        count(address);
        return true;
      } catch {
        return false;
      }
    },
    arrived: () => Promise.all(told),
  };
};

it('counts a flood that comes over two instances together', async () => {
  const [one, two] = [instance(), instance()];
  let passed = 0;
  for (let round = 0; round < maxWritesPerMinute; round += 1) {
    for (const each of [one, two]) if (each.passes('203.0.113.5')) passed += 1;
    await Promise.all([one.arrived(), two.arrived()]);
  }
  expect(passed).toBeGreaterThanOrEqual(maxWritesPerMinute);
  // By each instance at most the hundred that it has not told of.
  expect(passed).toBeLessThanOrEqual(maxWritesPerMinute + 200);
  expect(one.passes('203.0.113.6')).toBe(true);
  clock.advance({ minutes: 1 });
  expect(one.passes('203.0.113.5')).toBe(true);
});

it('takes a /64 for one customer', () => {
  const one = instance();
  let passed = 0;
  for (let count = 0; count <= maxWritesPerMinute; count += 1) {
    if (one.passes(`2001:db8:7:7::${count.toString(16)}`)) passed += 1;
  }
  expect(passed).toBe(maxWritesPerMinute);
  expect(one.passes('2001:db8:7:8::1')).toBe(true);
});

it('goes on with its own count where the others cannot be told', async () => {
  clock.advance({ minutes: 1 });
  const one = instance(true);
  let passed = 0;
  for (let count = 0; count <= maxWritesPerMinute; count += 1) if (one.passes('203.0.113.7')) passed += 1;
  await one.arrived();
  expect(passed).toBe(maxWritesPerMinute);
  expect(failures).toHaveLength(maxWritesPerMinute / 100);
});

it('keeps no address', async () => {
  const kept = await database.db.select().from(rateCounters);
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept.map(({ name }) => name))).not.toMatch(/203|2001/);
});
