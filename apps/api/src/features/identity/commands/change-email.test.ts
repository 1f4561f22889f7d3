import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { hashPassword } from '../passwords/hash.ts';
import { emailChanges, users } from '../tables.ts';

const currentPassword = 'zielony rower na balkonie';

let app: TestApp;
let passwordHash: string;
let jan: TestUser;
let count = 0;
let email: string;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
});
afterAll(() => app.close());

beforeEach(async () => {
  app.mailbox.clear();
  count += 1;
  email = `nowy-${count}@poczta.example`;
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

const ask = (to = email, as = jan, proof: { currentPassword?: string; code?: string } = { currentPassword }) =>
  app.call(identityRoutes.changeEmail, { as, body: { email: to, ...proof } });
const confirm = (code: string, as = jan) => app.call(identityRoutes.confirmEmailChange, { as, body: { code } });
const codeAt = async (address: string): Promise<string> => {
  await app.drain();
  return /\b\d{6}\b/.exec(app.mailbox.to(address).at(-1)?.text ?? '')?.[0] ?? 'none';
};
const emailOf = async (as: TestUser): Promise<string | undefined> =>
  (await app.call(identityRoutes.me, { as })).body.email;

test('the address changes when the code comes back from the new one, and the old one is told', async () => {
  expect((await ask(email.toUpperCase())).status).toBe(202);
  const code = await codeAt(email);
  expect(app.mailbox.to(jan.email)).toEqual([]);
  expect(await emailOf(jan)).toBe(jan.email);
  expect((await confirm(code)).body).toMatchObject({ email, confirmed: true });
  await app.drain();
  expect(app.mailbox.to(jan.email).map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^Twoje konto ma nowy adres e-mail/),
  ]);
  expect((await confirm(code)).body).toMatchObject({ code: 'code_invalid' });
});

test('a code that was mailed to the old address is a proof as well', async () => {
  await app.call(identityRoutes.requestProof, { as: jan });
  expect((await ask(email, jan, { code: await codeAt(jan.email) })).status).toBe(202);
  expect((await confirm(await codeAt(email))).status).toBe(200);
});

test('who is written to so is not everybody: five addresses a day', async () => {
  for (let nth = 0; nth < 5; nth += 1) expect((await ask(`adres-${String(nth)}@poczta.example`)).status).toBe(202);
  expect((await ask('adres-5@poczta.example')).body?.code).toBe('too_many_requests');
  app.clock.advance({ days: 1 });
  expect((await ask('adres-5@poczta.example')).status).toBe(202);
});

test('without a proof nothing is mailed', async () => {
  expect((await ask(email, jan, { currentPassword: 'nie-to-haslo-wcale' })).body).toMatchObject({
    code: 'invalid_credentials',
  });
  expect((await ask(email, jan, {})).body).toMatchObject({ code: 'invalid_input' });
  expect(await codeAt(email)).toBe('none');
});

test('of an address that somebody has the answer does not tell, and its owner hears of it', async () => {
  const ola = await app.make.user();
  expect((await ask(ola.email)).body).toEqual((await ask()).body);
  await app.drain();
  expect(app.mailbox.to(ola.email).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Masz już konto/)]);
});

test('somebody else’s code is none of mine', async () => {
  const ola = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, ola.id));
  await ask();
  const code = await codeAt(email);
  expect((await confirm(code, ola)).body).toMatchObject({ code: 'code_invalid' });
  expect((await confirm(code)).status).toBe(200);
});

test('somebody else who asks for the same address does not void my code', async () => {
  const ola = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, ola.id));
  await ask();
  const code = await codeAt(email);
  await ask(email, ola);
  await app.drain();
  expect((await confirm(code)).body).toMatchObject({ email });
});

test('an address that waits for its code is found again, by its owner alone, until it is too late', async () => {
  const waiting = async (as: TestUser) => (await app.call(identityRoutes.security, { as })).body.newEmail;
  expect(await waiting(jan)).toBeNull();
  await ask();
  expect(await waiting(jan)).toBe(email);
  expect(await waiting(await app.make.user())).toBeNull();
  app.clock.advance({ minutes: 10 });
  expect(await waiting(jan)).toBeNull();
});

test('of two who want one address the first to confirm gets it', async () => {
  const ola = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, ola.id));
  await ask(email, ola);
  await app.drain();
  await ask();
  const code = await codeAt(email);
  const answers = await Promise.all([confirm(code), confirm(code, ola)]);
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '401']);
});

test('an account made with that address meanwhile keeps it', async () => {
  await ask();
  const code = await codeAt(email);
  const ola = await app.make.user();
  await app.platform.db.update(users).set({ email }).where(eq(users.id, ola.id));
  expect((await confirm(code)).body).toMatchObject({ code: 'code_invalid' });
  expect(await emailOf(jan)).toBe(jan.email);
  expect(await emailOf(ola)).toBe(email);
});

test('after ten minutes it is too late, and a day later it is forgotten', async () => {
  await ask();
  const code = await codeAt(email);
  app.clock.advance({ minutes: 10 });
  expect((await confirm(code)).body).toMatchObject({ code: 'code_invalid' });
  app.clock.advance({ days: 1, minutes: 1 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  expect(await app.platform.db.select().from(emailChanges).where(eq(emailChanges.userId, jan.id))).toEqual([]);
});
