import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCodeApp } from '../../testing/code-app.ts';
import { cookieOf } from '../../testing/cookies.ts';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { TestPasskey } from '../../testing/passkey.ts';
import { hashPassword } from './passwords/hash.ts';
import { sessions, users } from './tables.ts';

const currentPassword = 'zielony rower na balkonie';
const times = 5;

let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
});
afterAll(() => app.close());

const scene = async () => {
  app.clock.advance({ minutes: 20 });
  const jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
  const prepared = await app.call(routes.prepareSecondStep, { as: jan, body: { currentPassword } });
  const totp = openCodeApp(prepared.body.uri);
  const shown = (): string => totp.generate({ timestamp: app.clock.now().getTime() });
  const { body } = await app.call(routes.turnOnSecondStep, { as: jan, body: { code: shown() } });
  app.clock.advance({ minutes: 1 });
  const cookies: string[] = [];
  for (let count = 0; count < times; count += 1) {
    const first = await app.call(routes.signInWithPassword, { body: { email: jan.email, password: currentPassword } });
    cookies.push(cookieOf(first, 'first-step'));
  }
  return { jan, cookies, code: shown(), recoveryCode: body.recoveryCodes[0] ?? '' };
};

const statuses = (answers: readonly { readonly status: number }[]): readonly number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);
const onceOnly = [200, ...Array.from({ length: times - 1 }, () => 401)];

it('one recovery code opens once, however many browsers try it at once', async () => {
  const { cookies, recoveryCode } = await scene();
  const tries = cookies.map((cookie) => app.call(routes.secondStep, { body: { recoveryCode }, headers: { cookie } }));
  expect(statuses(await Promise.all(tries))).toEqual(onceOnly);
});

it('so does one code of the app', async () => {
  const { cookies, code } = await scene();
  const tries = cookies.map((cookie) => app.call(routes.secondStep, { body: { code }, headers: { cookie } }));
  expect(statuses(await Promise.all(tries))).toEqual(onceOnly);
});

it('and one first step is followed by one session', async () => {
  const { cookies, code } = await scene();
  const tries = cookies.map(() =>
    app.call(routes.secondStep, { body: { code }, headers: { cookie: cookies[0] ?? '' } }),
  );
  expect(statuses(await Promise.all(tries))).toEqual(onceOnly);
});

it('one challenge is answered once, and one count is counted once', async () => {
  const { jan } = await scene();
  const begun = await app.call(routes.newPasskeyOptions, { as: jan, body: { currentPassword } });
  const passkey = new TestPasskey(app.platform.config.publicUrl);
  const body = { name: 'Telefon', credential: passkey.create(begun.body) };
  const added = await app.call(routes.addPasskey, { as: jan, body, headers: { cookie: cookieOf(begun, 'passkey') } });
  expect(added.status).toBe(201);

  const asked = await app.call(routes.passkeyOptions, {});
  const answer = passkey.use(asked.body);
  const again = Array.from({ length: times }, () =>
    app.call(routes.signInWithPasskey, { body: answer, headers: { cookie: cookieOf(asked, 'passkey') } }),
  );
  expect(statuses(await Promise.all(again))).toEqual(onceOnly);

  const copies = [];
  for (let count = 0; count < times; count += 1) copies.push(await app.call(routes.passkeyOptions, {}));
  const uses = copies.map((copy) =>
    app.call(routes.signInWithPasskey, {
      body: passkey.use(copy.body, { counter: 9 }),
      headers: { cookie: cookieOf(copy, 'passkey') },
    }),
  );
  expect(statuses(await Promise.all(uses))).toEqual(onceOnly);
});

it('of two passkeys that are removed at once one is the last: no session counts as one of two factors then', async () => {
  for (let round = 0; round < 5; round += 1) {
    app.clock.advance({ minutes: 20 });
    const jan = await app.make.user();
    await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
    const keys: string[] = [];
    for (const name of ['Telefon', 'Laptop']) {
      const begun = await app.call(routes.newPasskeyOptions, { as: jan, body: { currentPassword } });
      const body = { name, credential: new TestPasskey(app.platform.config.publicUrl).create(begun.body) };
      const headers = { cookie: cookieOf(begun, 'passkey') };
      keys.push((await app.call(routes.addPasskey, { as: jan, body, headers })).body.id);
    }
    const { db } = app.platform;
    const counting = () =>
      db.select({ counts: sessions.secondFactor }).from(sessions).where(eq(sessions.userId, jan.id));
    expect(await counting()).toContainEqual({ counts: true });
    const removed = await Promise.all(
      keys.map((passkey) =>
        app.call(routes.removePasskey, { as: jan, params: { passkey }, body: { currentPassword } }),
      ),
    );
    expect(statuses(removed)).toEqual([204, 204]);
    expect(await counting()).not.toContainEqual({ counts: true });
  }
});
