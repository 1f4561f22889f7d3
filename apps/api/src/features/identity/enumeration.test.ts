import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { hashesOf } from '../../testing/hash-work.ts';
import { startTestApp } from '../../testing/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

/** What tells one answer from another: not the request's own number, nor the random cookie. */
const comparable = (answer: { status: number; body: unknown; headers: Readonly<Record<string, unknown>> }) => ({
  status: answer.status,
  body: answer.body,
  headers: Object.keys(answer.headers).toSorted(),
  cookie: String(answer.headers['set-cookie']).replace(/=[A-Za-z0-9_-]{43};/, '=…;'),
});

test('registering answers alike for known and unknown addresses, after the same work', async () => {
  const place = await app.make.place();
  const register = (email: string) =>
    app.call(identityRoutes.register, {
      body: {
        email,
        displayName: 'Jan Nowy',
        password: 'zielony rower na balkonie',
        homePlace: place.slug,
        locale: 'pl',
        acceptedRules: true,
      },
    });
  const [known, unknown] = [(await app.make.user()).email, 'nikt-0@poczta.example'];
  const answers: Awaited<ReturnType<typeof register>>[] = [];
  for (const email of [known, unknown]) {
    expect(await hashesOf(async () => answers.push(await register(email)))).toBe(1);
  }
  const [ofKnown, ofUnknown] = answers.map(comparable);
  expect(ofKnown).toEqual(ofUnknown);
});

test('signing in does the same work for a wrong password, an account without one, and nobody', async () => {
  const [jan, without] = [await app.make.user(), await app.make.user()];
  const passwordHash = await hashPassword('zielony rower na balkonie');
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
  const signIn = (email: string) =>
    app.call(identityRoutes.signInWithPassword, { body: { email, password: 'to nie jest to haslo' } });
  for (const email of [jan.email, without.email, 'nikt@poczta.example']) {
    expect(await hashesOf(() => signIn(email))).toBe(1);
  }
});

test('a code for confirming is refused alike for known, unknown and waiting addresses', async () => {
  const user = await app.make.user();
  const refusals = await Promise.all(
    [user.email, 'nikt@poczta.example', 'nikt-0@poczta.example'].map((email) =>
      app.call(identityRoutes.confirmEmail, { body: { email, code: '000000' } }),
    ),
  );
  expect(new Set(refusals.map(({ status, body }) => JSON.stringify({ status, code: body.code }))).size).toBe(1);
});
