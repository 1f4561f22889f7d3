import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../src/features/identity/index.ts';
import { users } from '../src/features/identity/tables.ts';
import { executeRows } from '../src/platform/db/rows.ts';
import { createLog } from '../src/platform/log/log.ts';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../src/testing/index.ts';

const password = 'zielony rower na balkonie';
const address = '203.0.113.77';
const reason = 'Post podaje cudze dane (zasada 4).';

let app: TestApp;
let place: TestPlace;
let jan: TestUser;
let moderator: TestUser;
let written: string[] = [];

beforeAll(async () => {
  // As in production, and more of it: what is not written at this level is not written at all.
  const log = createLog({ logLevel: 'trace' }, { write: (text) => void written.push(text) });
  app = await startTestApp({}, { log });
  place = await app.make.place();
  jan = await app.make.user({ memberships: { [place.slug]: ['resident'] }, displayName: 'Jan Wyjątkowy' });
  moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
  const passwordHash = await hashPassword(password);
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});
afterAll(() => app.close());
beforeEach(() => {
  written = [];
  app.clock.advance({ minutes: 20 });
});

type Line = Readonly<Record<string, unknown>>;
const lines = (): Line[] => written.map((text) => JSON.parse(text) as Line);
const securityLines = () => lines().filter(({ security }) => security !== undefined);
const setCookie = (headers: Readonly<Record<string, unknown>>): string => [headers['set-cookie']].flat().join('; ');
const signIn = (with_ = password) =>
  app.call(identityRoutes.signInWithPassword, { body: { email: jan.email, password: with_ } });

describe('a line of the log', () => {
  it('is one JSON object with time, level, request and operation', async () => {
    const { headers } = await signIn();
    await app.call(identityRoutes.me, { as: jan });
    expect(written.every((text) => text.indexOf('\n') === text.length - 1)).toBe(true);
    for (const line of lines()) {
      expect(line).toMatchObject({ level: expect.any(String) as string, msg: expect.any(String) as string });
      expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(lines()).toContainEqual(
      expect.objectContaining({
        level: 'info',
        msg: 'answered',
        requestId: headers['x-request-id'],
        operation: 'identity.signInWithPassword',
        status: 200,
        ms: expect.any(Number) as number,
      }),
    );
  });

  it('has the request’s id, which is also in the answer’s header and in the body of an error', async () => {
    const { headers, body } = await signIn('nie to haslo tutaj');
    expect(body).toMatchObject({ code: 'invalid_credentials', requestId: headers['x-request-id'] });
    const told = lines().filter(({ requestId }) => requestId === headers['x-request-id']);
    expect(told.map(({ msg }) => msg)).toEqual(['security', 'answered']);
  });

  it('says no address, token, cookie, password, code, e-mail or text of people', async () => {
    const thread = await app.make.thread({ place: place.slug, author: moderator });
    const signedIn = await signIn();
    await signIn('nie to haslo tutaj');
    await app.call(identityRoutes.requestCode, { body: { email: jan.email } });
    await app.drain();
    const code = /\b\d{6}\b/.exec(app.mailbox.to(jan.email).at(-1)?.text ?? '')?.[0] ?? 'none';
    await app.call(identityRoutes.signInWithCode, { body: { email: jan.email, code } });
    const body = { body: 'Tekst, którego nikt w dzienniku nie szuka.' };
    await app.call(threadRoutes.createReply, { as: jan, params: { thread: thread.publicId }, body });
    await app.drain();
    await app.server.inject({
      method: 'POST',
      url: '/api/v1/auth/sign-in/password?token=not-for-the-log',
      remoteAddress: address,
      headers: { 'content-type': 'application/json', 'user-agent': 'Robot/9', 'x-forwarded-for': address },
      payload: JSON.stringify({ email: jan.email, password, extra: 'dodatek' }),
    });
    const all = written.join('');
    expect(all).toContain('identity.signInWithCode');
    const cookie = /refresh=([^;]+)/.exec(setCookie(signedIn.headers))?.[1] ?? 'none';
    const secrets = [password, 'nie to haslo', code, jan.token, signedIn.body.accessToken, cookie, 'not-for-the-log'];
    const people = [jan.email, jan.displayName, address, '127.0.0.1', 'Robot/9', 'Tekst, kt', 'dodatek', thread.slug];
    expect([...secrets, ...people].filter((said) => all.includes(said))).toEqual([]);
  });

  it('cannot be begun by what somebody sends', async () => {
    const forged = '\r\n{"level":"fatal","msg":"forged"}';
    await app.server.inject({ url: `/${encodeURIComponent(forged)}` });
    await app.server.inject({ url: `/api/v1/threads/${encodeURIComponent(forged)}/pages/1` });
    await signIn(`${forged} haslo`);
    expect(written.length).toBeGreaterThan(2);
    expect(lines().filter(({ level }) => level === 'fatal')).toEqual([]);
    expect(written.every((text) => text.indexOf('\n') === text.length - 1 && !text.includes('\r'))).toBe(true);
  });
});

describe('a request’s id', () => {
  it('goes with the jobs that it put, and with those that these put', async () => {
    const thread = await app.make.thread({ place: place.slug, author: moderator });
    await app.drain();
    app.clock.advance({ minutes: 1 });
    const { headers } = await app.call(threadRoutes.createReply, {
      as: jan,
      params: { thread: thread.publicId },
      body: { body: 'Dzień dobry.' },
    });
    const requestId = headers['x-request-id'];
    const put = await executeRows(
      app.platform.db,
      sql`select queue from job_outbox where data -> '$origin' ->> 'requestId' = ${requestId}`,
    );
    expect(put).toEqual([{ queue: 'post.created' }]);
    // It fails, and says whose it was.
    await app.platform.db.execute(sql`alter table notifications rename to notifications_away`);
    await expect(app.platform.jobs.drain()).rejects.toThrow('Failed query');
    await app.platform.db.execute(sql`alter table notifications_away rename to notifications`);
    const failed = lines().filter(({ queue }) => queue === 'post.created');
    expect(failed.length).toBeGreaterThan(0);
    for (const line of failed) expect(line).toMatchObject({ requestId });
    await app.platform.db.execute(sql`delete from pgboss.job where name = 'post.created'`);
  });
});

describe('the security log', () => {
  it('has who got in, and who did not', async () => {
    const right = await signIn();
    const wrong = await signIn('nie to haslo tutaj');
    expect(securityLines()).toMatchObject([
      { security: 'sign_in', way: 'password', user: jan.publicId, requestId: right.headers['x-request-id'] },
      { security: 'sign_in_failed', way: 'password', user: jan.publicId, requestId: wrong.headers['x-request-id'] },
    ]);
  });

  it('has a refresh token that came twice', async () => {
    const cookie = setCookie((await signIn()).headers).split(';')[0] ?? '';
    const headers = { 'content-type': 'application/json', cookie };
    await app.call(identityRoutes.refresh, { headers });
    app.clock.advance({ minutes: 1 });
    await app.call(identityRoutes.refresh, { headers });
    expect(securityLines().at(-1)).toMatchObject({ security: 'refresh_reused', user: jan.publicId });
    expect(written.join('')).not.toContain(cookie.split('=')[1]);
  });

  it('has what somebody may not do', async () => {
    const thread = await app.make.thread({ place: place.slug, author: moderator });
    const { headers } = await app.call(moderationRoutes.hidePost, {
      as: jan,
      params: { thread: thread.publicId, number: 1 },
      body: { rule: 'spam', reason },
    });
    const operation = 'moderation.hidePost';
    const requestId = headers['x-request-id'];
    const user = jan.publicId;
    expect(securityLines()).toMatchObject([
      { security: 'denied', code: 'not_moderator_here', operation, user, requestId },
    ]);
    await app.call(identityRoutes.me, { as: null });
    await app.call(identityRoutes.me, { as: { token: `${jan.token.slice(0, -4)}AAAA` } });
    expect(securityLines().slice(1)).toMatchObject([
      { security: 'denied', code: 'unauthorized', operation: 'identity.me', user: null },
      { security: 'denied', code: 'unauthorized', operation: 'identity.me', user: null },
    ]);
  });

  it('has what a moderator did', async () => {
    const thread = await app.make.thread({ place: place.slug, author: jan });
    const params = { thread: thread.publicId, number: 1 };
    const hidden = await app.call(moderationRoutes.hidePost, {
      as: moderator,
      params,
      body: { rule: 'personal_data', reason },
    });
    expect(hidden.status).toBe(200);
    await app.call(moderationRoutes.restorePost, { as: moderator, params, body: { reason } });
    const user = moderator.publicId;
    expect(securityLines()).toMatchObject([
      { security: 'moderation_act', act: 'hide', user, ...params, requestId: hidden.headers['x-request-id'] },
      { security: 'moderation_act', act: 'restore', user, ...params },
    ]);
    expect(written.join('')).not.toContain('cudze dane');
  });
});
