import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../../testing/index.ts';
import { hashPassword } from '../passwords/hash.ts';
import { sessions, users } from '../tables.ts';

const password = 'zielony rower na balkonie';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

let app: TestApp;
let passwordHash: string;
let jan: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => app.close());

beforeEach(async () => {
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
  app.clock.advance({ minutes: 20 });
});

/** Another device of the same person. */
const signIn = async (userAgent: string) => {
  const { body } = await app.call(identityRoutes.signInWithPassword, {
    body: { email: jan.email, password },
    headers: { 'user-agent': userAgent },
  });
  return { token: body.accessToken };
};
type Bearer = Awaited<ReturnType<typeof signIn>> | TestUser;

const devicesOf = async (as: Bearer) => (await app.call(identityRoutes.security, { as })).body.devices;
const statusOfMe = async (as: Bearer): Promise<number> => (await app.call(identityRoutes.me, { as })).status;
const end = (as: Bearer, session: string) => app.call(identityRoutes.endSession, { as, params: { session } });

test('the devices are listed with what they are, this one first, then the one used last', async () => {
  const computer = await signIn(firefox);
  app.clock.advance({ minutes: 1 });
  await signIn('');
  expect(await devicesOf(computer)).toEqual([
    expect.objectContaining({ form: 'computer', browser: 'Firefox', system: 'Windows', current: true }),
    expect.objectContaining({ form: 'other', browser: null, system: null, current: false }),
    expect.objectContaining({ id: jan.sessionId, current: false }),
  ]);
  expect(await app.call(identityRoutes.security, { as: jan })).toMatchObject({ body: { hasPassword: true } });
});

test('one that is signed out is out from its next request on, with its sockets, and the others stay', async () => {
  const [lost, kept] = [await signIn(firefox), await signIn('')];
  const socket = await app.socket(lost);
  const [, ...others] = await devicesOf(lost);
  const id = (await devicesOf(lost))[0]?.id ?? '';
  expect((await end(jan, id)).status).toBe(204);
  await socket.disconnected;
  expect(await statusOfMe(lost)).toBe(401);
  expect(await statusOfMe(kept)).toBe(200);
  expect((await devicesOf(jan)).map((device) => device.id).toSorted()).toEqual(
    others.map((device) => device.id).toSorted(),
  );
  const [row] = await app.platform.db.select().from(sessions).where(eq(sessions.publicId, id));
  expect(row?.revokedReason).toBe('signed_out_elsewhere');
  expect(await end(jan, id)).toMatchObject({ status: 404, body: { code: 'session_not_found' } });
});

test('somebody else’s device is not found, and stays signed in', async () => {
  const ola = await app.make.user();
  expect(await end(jan, ola.sessionId)).toMatchObject({ status: 404, body: { code: 'session_not_found' } });
  expect(await statusOfMe(ola)).toBe(200);
});

test('all but this one', async () => {
  const ola = await app.make.user();
  const [one, other] = [await signIn(firefox), await signIn('')];
  const socket = await app.socket(one);
  expect((await app.call(identityRoutes.endOtherSessions, { as: other })).status).toBe(204);
  await socket.disconnected;
  expect(await Promise.all([jan, one, other, ola].map(statusOfMe))).toEqual([401, 401, 200, 200]);
  expect(await devicesOf(other)).toHaveLength(1);
});

test('one that has expired is not listed', async () => {
  app.clock.advance({ days: 61 });
  const now = await signIn(firefox);
  expect(await devicesOf(now)).toHaveLength(1);
});
