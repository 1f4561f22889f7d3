import { afterAll, expect, test } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { rateCounters } from '../../platform/db/tables.ts';
import { createAttempts, type From } from './attempts.ts';
import { createKeyedHash } from './secrets.ts';

const app = await startTestApp();
afterAll(() => app.close());

const { config, db } = app.platform;
const attempts = createAttempts(db, app.clock, createKeyedHash(config, db));

const logged: unknown[] = [];
const from = (address: string): From => ({
  address,
  security: (event, facts) => logged.push([event, facts]),
});

const exhaust = async (address: string): Promise<void> => {
  for (let guess = 0; guess < 50; guess += 1) await attempts.open(from(address));
};

const refused = { code: 'too_many_requests' };

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:3::1'],
  ['2001:0DB8:0000:0000::7', '2001:db8::8', '2001:db8:0:1::8'],
  ['::ffff:198.51.100.7', '198.51.100.7', '198.51.100.8'],
])('%s and %s are one household, %s is another', async (address, same, other) => {
  app.clock.advance({ minutes: 30 });
  await exhaust(address);
  await expect(attempts.open(from(same))).rejects.toMatchObject(refused);
  await expect(attempts.open(from(other))).resolves.toBeTypeOf('function');
});

test('what is counted names nobody', async () => {
  await attempts.guess('password', 'jan@poczta.example', from('198.51.100.9'));
  const names = (await db.select({ name: rateCounters.name }).from(rateCounters)).map(({ name }) => name);
  expect(names.join(' ')).not.toMatch(/poczta|198\.51/);
  expect(JSON.stringify(logged)).toMatch(/"limit_reached",\{"limit":"address","who":"identity:address:[0-9a-f]{32}"\}/);
  expect(JSON.stringify(logged)).not.toMatch(/poczta|198\.51|2001/);
});

test('what was no failure is taken back', async () => {
  app.clock.advance({ minutes: 30 });
  for (let guess = 0; guess < 30; guess += 1) {
    const forgive = await attempts.guess('password', 'ewa@poczta.example', from('198.51.100.10'));
    await forgive();
  }
});

test('an attempt that one limit refuses is not held against the other', async () => {
  app.clock.advance({ minutes: 30 });
  for (let guess = 0; guess < 10; guess += 1)
    await attempts.guess('password', 'ola@poczta.example', from('198.51.100.11'));
  for (let guess = 0; guess < 60; guess += 1) {
    await expect(attempts.guess('password', 'ola@poczta.example', from('198.51.100.11'))).rejects.toMatchObject(
      refused,
    );
  }
  await expect(attempts.guess('password', 'iza@poczta.example', from('198.51.100.11'))).resolves.toBeTypeOf('function');
});
