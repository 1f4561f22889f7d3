import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { ResultOf } from '@moja-ulica/shared/http.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { refreshTokens, sessions, users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const password = 'zielony rower na balkonie';
let passwordHash: string;
let jan: TestUser;
const ended: string[] = [];

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  app.platform.changes.subscribe('session', (change) => {
    ended.push((change as { sessionId: string }).sessionId);
  });
});

beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  await app.drain();
  ended.length = 0;
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

type Headers = Readonly<Record<string, string | string[] | number | undefined>>;

const setCookie = (headers: Headers): string => [headers['set-cookie'] ?? ''].flat().join('; ');
const cookieOf = ({ headers }: { headers: Headers }): string => setCookie(headers).split(';')[0] ?? '';

const signIn = async (email = jan.email) =>
  app.call(identityRoutes.signInWithPassword, {
    body: { email, password },
    headers: { 'user-agent': 'Przeglądarka\u0007 1.0' },
  });

const json = { 'content-type': 'application/json' };
const refresh = (cookie: string) => app.call(identityRoutes.refresh, { headers: { ...json, cookie } });
const signOut = (cookie: string) => app.call(identityRoutes.signOut, { headers: { ...json, cookie } });
const statusOfMe = async (session: ResultOf<typeof identityRoutes.refresh>) =>
  (await app.call(identityRoutes.me, { as: { token: session.accessToken } })).status;

describe('the refresh cookie', () => {
  test('is for this host alone and out of reach of scripts and other sites', async () => {
    const attributes = setCookie((await signIn()).headers);
    // The tests' installation is on http; the one on https is below.
    expect(attributes).toMatch(/^refresh=[A-Za-z0-9_-]{43}; Max-Age=5184000; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('has the __Host- prefix and Secure where the installation is on https', async () => {
    const secure = await startTestApp({ publicUrl: 'https://forum.example' });
    try {
      const place = await secure.make.place();
      const user = await secure.make.user({ memberships: { [place.slug]: ['moderator'] } });
      await secure.platform.db.update(users).set({ passwordHash }).where(eq(users.id, user.id));
      const answer = await secure.call(identityRoutes.signInWithPassword, { body: { email: user.email, password } });
      // Staff sign in again after 14 days without use.
      expect(setCookie(answer.headers)).toMatch(
        /^__Host-refresh=[A-Za-z0-9_-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      const plain = cookieOf(answer).replace('__Host-', '');
      const withPlain = await secure.call(identityRoutes.refresh, { headers: { ...json, cookie: plain } });
      expect(withPlain.body.code).toBe('session_ended');
      const registered = await secure.call(identityRoutes.register, {
        body: {
          email: 'nowa@poczta.example',
          displayName: 'Nowa',
          homePlace: place.slug,
          locale: 'pl',
          acceptedRules: true,
        },
      });
      expect(setCookie(registered.headers)).toMatch(/^__Host-registration=.*; HttpOnly; Secure; SameSite=Strict$/);
    } finally {
      await secure.close();
    }
  });

  test('holds nothing that the database would betray', async () => {
    const token = cookieOf(await signIn()).replace('refresh=', '');
    const rows = await app.platform.db.select().from(refreshTokens);
    const kept = rows.map(({ tokenHash }) => Buffer.from(tokenHash));
    expect(kept.every((hash) => hash.length === 32)).toBe(true);
    expect(kept.some((hash) => hash.equals(Buffer.from(token, 'base64url')))).toBe(false);
  });
});

describe('refreshing', () => {
  test('gives a new access token and a new cookie', async () => {
    const first = await signIn();
    app.clock.advance({ minutes: 14 });
    const second = await refresh(cookieOf(first));
    expect(second.status).toBe(200);
    expect(cookieOf(second)).not.toBe(cookieOf(first));
    expect(second.body.me).toEqual(first.body.me);
    expect(await statusOfMe(second.body)).toBe(200);
  });

  test('twenty times at once with one cookie leaves everyone in', async () => {
    const cookie = cookieOf(await signIn());
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(cookie)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    const cookies = answers.map(cookieOf);
    expect(new Set(cookies).size).toBe(20);
    app.clock.advance({ minutes: 5 });
    for (const next of cookies) expect((await refresh(next)).status).toBe(200);
    expect(ended).toEqual([]);
  });

  test('again within half a minute gives another successor: the answer may have been lost', async () => {
    const cookie = cookieOf(await signIn());
    await refresh(cookie);
    app.clock.advance({ seconds: 30 });
    expect((await refresh(cookie)).status).toBe(200);
  });

  test('the grace begins with the first use and is not made longer by the second', async () => {
    const cookie = cookieOf(await signIn());
    await refresh(cookie);
    app.clock.advance({ seconds: 20 });
    await refresh(cookie);
    app.clock.advance({ seconds: 11 });
    expect((await refresh(cookie)).body.code).toBe('session_ended');
  });

  test('with an old cookie ends the whole session and its sockets', async () => {
    const stolen = cookieOf(await signIn());
    const current = await refresh(stolen);
    app.clock.advance({ seconds: 31 });
    expect((await refresh(stolen)).body.code).toBe('session_ended');
    await app.drain();
    expect(ended).toHaveLength(1);
    expect((await refresh(cookieOf(current))).body.code).toBe('session_ended');
    expect(await statusOfMe(current.body)).toBe(401);
    const [session] = await app.platform.db
      .select()
      .from(sessions)
      .where(eq(sessions.publicId, ended[0] ?? ''));
    expect(session).toMatchObject({ userId: jan.id, revokedReason: 'refresh_reused', userAgent: 'Przegldarka 1.0' });
  });

  test('ends no other session of the same person', async () => {
    const [stolen, other] = [cookieOf(await signIn()), cookieOf(await signIn())];
    await refresh(stolen);
    app.clock.advance({ minutes: 1 });
    await refresh(stolen);
    expect((await refresh(other)).status).toBe(200);
  });

  test('works while it is used at least once in 60 days', async () => {
    let cookie = cookieOf(await signIn());
    app.clock.advance({ days: 59 });
    const later = await refresh(cookie);
    expect(later.status).toBe(200);
    cookie = cookieOf(later);
    app.clock.advance({ days: 59 });
    cookie = cookieOf(await refresh(cookie));
    app.clock.advance({ days: 60 });
    expect((await refresh(cookie)).body.code).toBe('session_ended');
  });

  test.each([
    ['no cookie', ''],
    ['an unknown one', `refresh=${'a'.repeat(43)}`],
    ['a broken one', 'refresh=%00<script>'],
    ['a very long one', `refresh=${'a'.repeat(4000)}`],
  ])('%s is refused', async (_what, cookie) => {
    expect(await refresh(cookie)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
  });

  test('another site cannot ask for it', async () => {
    const cookie = cookieOf(await signIn());
    const answer = await app.call(identityRoutes.refresh, {
      headers: { ...json, cookie, origin: 'https://zlo.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'origin_not_allowed' } });
    const asForm = await app.call(identityRoutes.refresh, { headers: { cookie, 'content-type': 'text/plain' } });
    expect(asForm.status).toBe(415);
  });
});

describe('signing out', () => {
  test('ends the session at once, with its sockets, and takes the cookie away', async () => {
    const session = await signIn();
    const answer = await signOut(cookieOf(session));
    expect(answer.status).toBe(204);
    expect(setCookie(answer.headers)).toMatch(/^refresh=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/);
    await app.drain();
    expect(ended).toHaveLength(1);
    expect(await statusOfMe(session.body)).toBe(401);
    expect((await refresh(cookieOf(session))).body.code).toBe('session_ended');
  });

  test('is harmless without a session, and twice', async () => {
    const cookie = cookieOf(await signIn());
    expect((await signOut(cookie)).status).toBe(204);
    expect((await signOut(cookie)).status).toBe(204);
    expect((await signOut('')).status).toBe(204);
  });
});

test('a device of staff stays signed in for 14 days without use, and somebody who became staff is out after as many', async () => {
  const place = await app.make.place();
  const ewa = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, ewa.id));
  const used = await refresh(cookieOf(await signIn(ewa.email)));
  app.clock.advance({ days: 13 });
  const again = await refresh(cookieOf(used));
  expect(again.status).toBe(200);
  app.clock.advance({ days: 14 });
  expect((await refresh(cookieOf(again))).body).toMatchObject({ code: 'session_ended' });

  const neighbour = cookieOf(await signIn());
  app.clock.advance({ days: 20 });
  await app.platform.db.update(users).set({ admin: true }).where(eq(users.id, jan.id));
  expect((await refresh(neighbour)).body).toMatchObject({ code: 'session_ended' });
});

test('sessions that have ended are forgotten after 30 days, used tokens after 7', async () => {
  const first = cookieOf(await signIn());
  const second = cookieOf(await refresh(first));
  app.clock.advance({ days: 7, minutes: 1 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  expect((await refresh(first)).body.code).toBe('session_ended');
  const third = await refresh(second);
  expect(third.status).toBe(200);
  await signOut(cookieOf(third));
  app.clock.advance({ days: 31 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  const rows = await app.platform.db.select().from(sessions).where(eq(sessions.userId, jan.id));
  expect(rows.filter(({ revokedAt }) => revokedAt !== null)).toEqual([]);
});
