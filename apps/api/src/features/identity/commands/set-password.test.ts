import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { hashPassword } from '../passwords/hash.ts';
import { users } from '../tables.ts';

const currentPassword = 'zielony rower na balkonie';
const password = 'cztery gawrony pod blokiem';

let app: TestApp;
let passwordHash: string;
let jan: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
});
afterAll(() => app.close());

beforeEach(async () => {
  app.mailbox.clear();
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

interface Proof {
  readonly currentPassword?: string;
  readonly code?: string;
}
const set = (proof: Proof, chosen = password) =>
  app.call(identityRoutes.setPassword, { as: jan, body: { password: chosen, ...proof } });
const signIn = (chosen: string) =>
  app.call(identityRoutes.signInWithPassword, { body: { email: jan.email, password: chosen } });

const mailedCode = async (): Promise<string> => {
  expect((await app.call(identityRoutes.requestProof, { as: jan })).status).toBe(202);
  await app.drain();
  const mail = app.mailbox.to(jan.email).at(-1);
  expect(mail?.subject).toMatch(/^\d{6} to Twój kod do zmiany ustawień/);
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? 'none';
};

const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('with the current password', () => {
  test('the new one counts at once, and the old one no longer', async () => {
    expect((await set({ currentPassword })).status).toBe(204);
    expect((await signIn(password)).status).toBe(200);
    expect((await signIn(currentPassword)).body.code).toBe('invalid_credentials');
  });

  test('every other device is out with its sockets, this one stays, and a mail tells', async () => {
    const other = { token: (await signIn(currentPassword)).body.accessToken };
    const socket = await app.socket(other);
    await set({ currentPassword });
    await socket.disconnected;
    expect((await app.call(identityRoutes.me, { as: other })).body).toMatchObject({ code: 'session_ended' });
    expect((await app.call(identityRoutes.me, { as: jan })).status).toBe(200);
    await app.drain();
    expect(app.mailbox.to(jan.email).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Hasło do Twojego konta jest ustawione/),
    ]);
    expect(app.mailbox.to(jan.email)[0]?.text).not.toContain(password);
  });

  test('a wrong one changes nothing, and tells nobody', async () => {
    expect(await set({ currentPassword: 'nie-to-haslo-wcale' })).toMatchObject({
      status: 401,
      body: { code: 'invalid_credentials' },
    });
    expect((await signIn(currentPassword)).status).toBe(200);
    await app.drain();
    expect(app.mailbox.to(jan.email)).toEqual([]);
  });

  test('guesses are counted', async () => {
    for (let guess = 0; guess < 10; guess += 1) await set({ currentPassword: 'nie-to-haslo-wcale' });
    expect((await set({ currentPassword })).status).toBe(429);
    app.clock.advance({ minutes: 20 });
    expect((await set({ currentPassword })).status).toBe(204);
  });

  test('what strangers guess at the door keeps nobody who is signed in from it', async () => {
    for (let guess = 0; guess < 10; guess += 1) await signIn('nie-to-haslo-wcale');
    for (let mail = 0; mail < 5; mail += 1) await app.call(identityRoutes.requestCode, { body: { email: jan.email } });
    expect((await signIn(currentPassword)).status).toBe(429);
    await app.drain();
    expect((await set({ code: await mailedCode() })).status).toBe(204);
    expect((await set({ currentPassword: password }, currentPassword)).status).toBe(204);
  });

  test('two at once: one of them is the password, and the other was refused', async () => {
    const chosen = [password, 'piec wron na trzepaku stoi'] as const;
    const answers = await Promise.all(chosen.map((each) => set({ currentPassword }, each)));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['204', '401']);
    const index = answers.findIndex(({ status }) => status === 204);
    expect((await signIn(chosen[index] ?? '')).status).toBe(200);
  });
});

describe('with a mailed code', () => {
  test('somebody who never had one sets their first', async () => {
    await app.platform.db.update(users).set({ passwordHash: null }).where(eq(users.id, jan.id));
    expect((await set({ code: await mailedCode() })).status).toBe(204);
    expect((await signIn(password)).status).toBe(200);
  });

  test('once', async () => {
    const code = await mailedCode();
    expect((await set({ code })).status).toBe(204);
    expect((await set({ code }, 'piec wron na trzepaku stoi')).body).toMatchObject({ code: 'code_invalid' });
  });

  test('for ten minutes', async () => {
    const code = await mailedCode();
    app.clock.advance({ minutes: 10 });
    expect((await set({ code: wrong(code) })).body).toMatchObject({ code: 'code_invalid' });
    expect((await set({ code })).body).toMatchObject({ code: 'code_expired' });
  });

  test('not after five wrong guesses', async () => {
    const code = await mailedCode();
    for (let guess = 0; guess < 5; guess += 1) await set({ code: wrong(code) });
    expect((await set({ code })).body).toMatchObject({ code: 'code_invalid' });
    expect((await signIn(currentPassword)).status).toBe(200);
  });

  test('but not with one for signing in, nor to sign in', async () => {
    const code = await mailedCode();
    const answer = await app.call(identityRoutes.signInWithCode, { body: { email: jan.email, code } });
    expect(answer.body).toMatchObject({ code: 'code_invalid' });
    await app.call(identityRoutes.requestCode, { body: { email: jan.email } });
    await app.drain();
    const other = /\b\d{6}\b/.exec(app.mailbox.to(jan.email).at(-1)?.text ?? '')?.[0] ?? 'none';
    if (other !== code) expect((await set({ code: other })).body).toMatchObject({ code: 'code_invalid' });
  });
});

test.each([
  ['no proof', {}],
  ['both', { currentPassword, code: '123456' }],
])('%s is refused as input', async (_what, proof) => {
  expect(await set(proof)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

test('one that is tried first is refused, and so is one made of who it is', async () => {
  expect((await set({ currentPassword }, 'qwertyuiop123')).body).toMatchObject({ code: 'password_too_common' });
  expect((await set({ currentPassword }, `${jan.email.split('@')[0] ?? ''}${jan.email}`)).body).toMatchObject({
    code: 'password_too_common',
  });
});
