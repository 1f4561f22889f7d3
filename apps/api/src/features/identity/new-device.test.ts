import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { users } from './tables.ts';

const app = await startTestApp({ trustedProxies: ['127.0.0.1'] });
afterAll(() => app.close());

const password = 'zielony rower na balkonie';
const passwordHash = await hashPassword(password);
const firefoxOnWindows = (version: number): string =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const chromeOnAndroid =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';

let jan: TestUser;
beforeEach(async () => {
  app.mailbox.clear();
  app.clock.advance({ minutes: 20 });
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

const inPoland = '83.5.1.1';
const inGermany = '79.192.0.1';

/** Signs in there, and gives the subjects of what was mailed because of it. */
const signInOn = async (userAgent: string, given = password, address = inPoland): Promise<readonly string[]> => {
  app.mailbox.clear();
  await app.call(identityRoutes.signInWithPassword, {
    body: { email: jan.email, password: given },
    headers: { 'user-agent': userAgent, 'x-forwarded-for': address },
  });
  await app.drain();
  return app.mailbox.to(jan.email).map(({ subject }) => subject);
};

test('a new device is told of by mail once, with what it is; a known one is not, nor its newer browser', async () => {
  await signInOn(firefoxOnWindows(144));
  expect(await signInOn(firefoxOnWindows(144))).toEqual([]);
  const subjects = await signInOn(chromeOnAndroid);
  expect(subjects).toHaveLength(1);
  expect(app.mailbox.to(jan.email)[0]?.text).toContain('Chrome');
  expect(app.mailbox.to(jan.email)[0]?.text).toContain('Android');
  expect(await signInOn(chromeOnAndroid)).toEqual([]);
  expect(await signInOn(firefoxOnWindows(145))).toEqual([]);
});

test('a device like a known one in another country is told of, with the country, and each is known from then on', async () => {
  await signInOn(firefoxOnWindows(144));
  expect(await signInOn(firefoxOnWindows(144), password, inGermany)).toHaveLength(1);
  expect(app.mailbox.to(jan.email)[0]?.text).toContain('Niemcy');
  expect(await signInOn(firefoxOnWindows(145), password, inGermany)).toEqual([]);
  expect(await signInOn(firefoxOnWindows(144))).toEqual([]);
});

test('where a device was used meanwhile makes no country known, nor another unknown', async () => {
  const { headers } = await app.call(identityRoutes.signInWithPassword, {
    body: { email: jan.email, password },
    headers: { 'user-agent': chromeOnAndroid, 'x-forwarded-for': inPoland },
  });
  await app.drain();
  const cookie = [headers['set-cookie'] ?? ''].flat().join('; ').split(';')[0] ?? '';
  app.clock.advance({ minutes: 15 });
  const json = { 'content-type': 'application/json' };
  await app.call(identityRoutes.refresh, { headers: { ...json, cookie, 'x-forwarded-for': inGermany } });
  expect(await signInOn(chromeOnAndroid)).toEqual([]);
  expect(await signInOn(chromeOnAndroid, password, inGermany)).toHaveLength(1);
});

test('an address of no country makes no device a new one', async () => {
  await signInOn(firefoxOnWindows(144));
  expect(await signInOn(firefoxOnWindows(144), password, '192.168.1.7')).toEqual([]);
  // Nor does one that is known hide behind it.
  expect(await signInOn(firefoxOnWindows(144), password, inGermany)).toHaveLength(1);
});

test('who only guesses at the password from elsewhere sends no mail', async () => {
  await signInOn(firefoxOnWindows(144));
  expect(await signInOn(chromeOnAndroid, 'nie to haslo jednak')).toEqual([]);
});

test('a new device of one person is none of another’s', async () => {
  await signInOn(firefoxOnWindows(144));
  await signInOn(chromeOnAndroid);
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
  await signInOn(firefoxOnWindows(144));
  expect(await signInOn(chromeOnAndroid)).toHaveLength(1);
});

test('the list of devices names the country in which each was used last, or none', async () => {
  const signIn = await app.call(identityRoutes.signInWithPassword, {
    body: { email: jan.email, password },
    headers: { 'user-agent': chromeOnAndroid, 'x-forwarded-for': inPoland },
  });
  const countries = async () => {
    const { body } = await app.call(identityRoutes.security, { as: jan });
    return body.devices.filter(({ system }) => system === 'Android').map(({ country }) => country);
  };
  expect(await countries()).toEqual(['PL']);
  let cookie = [signIn.headers['set-cookie'] ?? ''].flat().join('; ').split(';')[0] ?? '';
  const refreshFrom = async (address: string): Promise<void> => {
    app.clock.advance({ minutes: 15 });
    const { headers } = await app.call(identityRoutes.refresh, {
      headers: { 'content-type': 'application/json', cookie, 'x-forwarded-for': address },
    });
    cookie = [headers['set-cookie'] ?? ''].flat().join('; ').split(';')[0] ?? '';
  };
  await refreshFrom(inGermany);
  expect(await countries()).toEqual(['DE']);
  await refreshFrom('10.0.0.7');
  expect(await countries()).toEqual([null]);
});
