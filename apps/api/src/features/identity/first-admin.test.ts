import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { settings } from '../../platform/db/tables.ts';
import { issueSetupToken } from './commands/issue-setup-token.ts';

const app = await startTestApp();
afterAll(() => app.close());

beforeEach(() => app.clock.advance({ minutes: 20 }));

const body = {
  email: 'administracja@poczta.example',
  displayName: 'Joanna S.',
  password: 'zielony rower na balkonie',
  locale: 'pl',
} as const;

const create = (token: string, changes: Partial<Record<keyof typeof body, string>> = {}) =>
  app.call(identityRoutes.createFirstAdmin, { body: { ...body, ...changes, locale: 'pl', token } });

const issue = async (): Promise<string> => (await issueSetupToken(app.platform.db, app.platform.clock)) ?? 'none';

// One after another: an installation has one first administrator.
test('the link’s token makes the first administrator, once', async () => {
  expect((await create('a'.repeat(43))).body.code).toBe('setup_link_invalid');

  const late = await issue();
  app.clock.advance({ days: 7 });
  expect((await create(late)).body.code).toBe('setup_link_invalid');

  // Of two processes that start one after the other; either may be found in the log.
  const token = await issue();
  const other = await issue();

  expect((await create(token, { password: 'administrator1' })).body.code).toBe('password_too_common');
  expect((await create(token, { displayName: 'www.zlo' })).body.code).toBe('name_not_allowed');
  const resident = await app.make.user();
  expect(await create(token, { email: resident.email })).toMatchObject({
    status: 400,
    body: { code: 'invalid_input', fields: [{ field: 'email' }] },
  });

  const kept = await app.platform.db.select().from(settings);
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(JSON.stringify(kept)).not.toContain(other);

  const answers = await Promise.all([create(token), create(other, { email: 'drugi@poczta.example' })]);
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '404']);
  const made = answers.find(({ status }) => status === 200);
  expect(made?.body.me).toMatchObject({ admin: true, confirmed: true, handle: 'joanna-s' });
  expect(String(made?.headers['set-cookie'])).toMatch(/^refresh=.*Max-Age=1209600/);

  expect(await issueSetupToken(app.platform.db, app.platform.clock)).toBeNull();
  expect((await create(other, { email: 'trzeci@poczta.example' })).body.code).toBe('setup_link_invalid');
});

test('the token is not guessed: fifty tries from one address end it', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 51; guess += 1) {
    statuses.push((await create(`${guess}`.padStart(43, 'x'))).status);
  }
  expect(statuses.at(-2)).toBe(404);
  expect(statuses.at(-1)).toBe(429);
});
