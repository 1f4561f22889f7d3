import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { emailCodes, users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const password = 'zielony rower na balkonie';
let passwordHash: string;
let jan: TestUser;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  app.mailbox.clear();
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

const byPassword = (email: string, with_: string, headers: Record<string, string> = {}) =>
  app.call(identityRoutes.signInWithPassword, { body: { email, password: with_ }, headers });
const byCode = (email: string, code: string) => app.call(identityRoutes.signInWithCode, { body: { email, code } });
const requestCode = (email: string) => app.call(identityRoutes.requestCode, { body: { email } });

const codeIn = (email: string): string => /\b\d{6}\b/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[0] ?? 'none';
const otherThan = (code: string): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

describe('by password', () => {
  test('gives an access token and who one is', async () => {
    const answer = await byPassword(jan.email.toUpperCase(), password);
    expect(answer).toMatchObject({ status: 200, body: { me: { id: jan.publicId, email: jan.email } } });
    expect((await app.call(identityRoutes.me, { as: { token: answer.body.accessToken } })).status).toBe(200);
  });

  test('a suspended person gets in, to read', async () => {
    const suspended = await app.make.user({ suspended: true });
    await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, suspended.id));
    expect(await byPassword(suspended.email, password)).toMatchObject({
      status: 200,
      body: { me: { suspended: true } },
    });
  });

  test('an unknown address, no password and a wrong password are one answer', async () => {
    const without = await app.make.user();
    const answers = [
      await byPassword('nikt@poczta.example', password),
      await byPassword(without.email, password),
      await byPassword(jan.email, `${password}.`),
    ];
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(bodies[0]).toMatchObject({ code: 'invalid_credentials' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(answers.every(({ headers }) => headers['set-cookie'] === undefined)).toBe(true);
  });
});

describe('by code', () => {
  test('a code is mailed that signs in once', async () => {
    expect(await requestCode(jan.email.toUpperCase())).toMatchObject({ status: 202, body: { accepted: true } });
    await app.drain();
    expect(app.mailbox.to(jan.email)[0]?.subject).toMatch(/^\d{6} to Twój kod do logowania/);
    const code = codeIn(jan.email);
    expect(await byCode(jan.email, code)).toMatchObject({ status: 200, body: { me: { id: jan.publicId } } });
    expect((await byCode(jan.email, code)).body.code).toBe('code_invalid');
  });

  test('the link beside it types the code in, and looking at the link redeems nothing', async () => {
    await requestCode(jan.email);
    await app.drain();
    const mail = app.mailbox.to(jan.email)[0];
    const code = codeIn(jan.email);
    const link = new URL(/^http\S+#\S+$/m.exec(mail?.text ?? '')?.[0] ?? 'about:blank');
    expect(link.origin + link.pathname).toBe(`${app.platform.config.publicUrl}/zaloguj`);
    expect(Object.fromEntries(new URLSearchParams(link.hash.slice(1)))).toEqual({ email: jan.email, kod: code });
    expect(mail?.html).toContain(`<a href="${link.href.replace('&', '&amp;')}">`);
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      await app.server.inject({ method, url: `${link.pathname}${link.hash}` });
      await app.server.inject({ method, url: `${link.pathname}?${link.hash.slice(1)}` });
    }
    expect((await byCode(jan.email, code)).status).toBe(200);
  });

  test('it lives for ten minutes', async () => {
    await requestCode(jan.email);
    await app.drain();
    app.clock.advance({ minutes: 10 });
    const code = codeIn(jan.email);
    // Only who has it is told that it was the right one.
    expect((await byCode(jan.email, otherThan(code))).body.code).toBe('code_invalid');
    expect((await byCode(jan.email, code)).body.code).toBe('code_expired');
  });

  test('five wrong guesses end it, also at once', async () => {
    await requestCode(jan.email);
    await app.drain();
    const code = codeIn(jan.email);
    await Promise.all(Array.from({ length: 5 }, () => byCode(jan.email, otherThan(code))));
    const [row] = await app.platform.db.select().from(emailCodes).where(eq(emailCodes.email, jan.email));
    expect(row?.attempts).toBe(5);
    expect((await byCode(jan.email, code)).body.code).toBe('code_invalid');
  });

  test('the newest wins', async () => {
    await requestCode(jan.email);
    await app.drain();
    const first = codeIn(jan.email);
    app.clock.advance({ seconds: 1 });
    await requestCode(jan.email);
    await app.drain();
    const second = codeIn(jan.email);
    if (first !== second) expect((await byCode(jan.email, first)).status).toBe(401);
    expect((await byCode(jan.email, second)).status).toBe(200);
  });

  test('an address confirms itself by it', async () => {
    const unconfirmed = await app.make.user({ confirmed: false });
    await requestCode(unconfirmed.email);
    await app.drain();
    expect((await byCode(unconfirmed.email, codeIn(unconfirmed.email))).body.me?.confirmed).toBe(true);
  });

  test('an unknown address gets the same answer, the same work in the request, and no mail', async () => {
    const [known, unknown] = [await requestCode(jan.email), await requestCode('nikt@poczta.example')];
    expect(unknown.status).toBe(known.status);
    expect(unknown.body).toEqual(known.body);
    expect(Object.keys(unknown.headers).toSorted()).toEqual(Object.keys(known.headers).toSorted());
    await app.drain();
    expect(app.mailbox.to('nikt@poczta.example')).toEqual([]);
    expect(app.mailbox.to(jan.email)).toHaveLength(1);
    expect((await byCode('nikt@poczta.example', '123456')).body.code).toBe('code_invalid');
  });
});

describe('limits', () => {
  test('ten failures in fifteen minutes and the right password no longer opens, until they are over', async () => {
    for (let failure = 0; failure < 10; failure += 1) {
      expect((await byPassword(jan.email, 'zupełnie nie to')).status).toBe(401);
    }
    app.clock.advance({ minutes: 14 });
    const refused = await byPassword(jan.email, password);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(120);
    expect(refused.body.retryAfterSeconds).toBe(seconds);
    app.clock.advance({ seconds });
    expect((await byPassword(jan.email, password)).status).toBe(200);
  });

  test('no fifteen minutes hold more than ten, wherever they begin', async () => {
    for (let failure = 0; failure < 6; failure += 1) await byPassword(jan.email, 'zupełnie nie to');
    app.clock.advance({ minutes: 8 });
    const statuses: number[] = [];
    for (let failure = 0; failure < 6; failure += 1) statuses.push((await byPassword(jan.email, 'nie to')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });

  test('twenty at once are ten failures', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => byPassword(jan.email, 'zupełnie nie to')));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10);
  });

  test('an unknown account is locked alike', async () => {
    const statuses: number[] = [];
    for (let failure = 0; failure < 11; failure += 1) {
      statuses.push((await byPassword('duch@poczta.example', 'zupełnie nie to')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('success is not counted', async () => {
    for (let success = 0; success < 12; success += 1) {
      expect((await byPassword(jan.email, password)).status).toBe(200);
    }
  });

  test('a code still opens when the password is locked', async () => {
    for (let failure = 0; failure < 11; failure += 1) await byPassword(jan.email, 'zupełnie nie to');
    await requestCode(jan.email);
    await app.drain();
    expect((await byCode(jan.email, codeIn(jan.email))).status).toBe(200);
  });

  test('fifty failures from one address end it for every account, whatever it says of where it comes from', async () => {
    const statuses: number[] = [];
    for (let failure = 0; failure < 51; failure += 1) {
      const forged = { 'x-forwarded-for': `203.0.113.${failure}`, 'x-real-ip': `203.0.113.${failure}` };
      const forwarded = { ...forged, forwarded: `for=203.0.113.${failure}` };
      statuses.push((await byPassword(`ofiara-${failure}@poczta.example`, 'x', forwarded)).status);
    }
    expect(statuses.slice(0, 50).every((status) => status === 401)).toBe(true);
    expect(statuses[50]).toBe(429);
    expect((await byPassword(jan.email, password)).status).toBe(429);
  });

  test('five mails in fifteen minutes to one address, known or not', async () => {
    for (const email of [jan.email, 'zalany@poczta.example']) {
      const statuses: number[] = [];
      for (let mail = 0; mail < 6; mail += 1) statuses.push((await requestCode(email)).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    }
    await app.drain();
    expect(app.mailbox.to(jan.email)).toHaveLength(5);
  });
});

describe('me', () => {
  test('is refused to a guest and to an ended session', async () => {
    expect((await app.call(identityRoutes.me, { as: null })).body.code).toBe('unauthorized');
    app.clock.advance({ days: 61 });
    expect((await app.call(identityRoutes.me, { as: jan })).status).toBe(401);
  });

  test('says language and roles; the language can be changed, nothing else', async () => {
    const place = await app.make.place();
    const institution = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({
      memberships: { [place.slug]: ['resident', 'animator'] },
      liaisonFor: [institution.slug],
    });
    const changed = await app.call(identityRoutes.updateMe, { as: ewa, body: { locale: 'uk' } });
    expect(changed.body).toMatchObject({
      locale: 'uk',
      memberships: [{ place: place.slug, home: true, roles: ['resident', 'animator'] }],
      liaisonFor: [{ institution: institution.slug, places: [place.slug] }],
    });
    const body = { locale: 'pl', admin: true } as const;
    expect((await app.call(identityRoutes.updateMe, { as: ewa, body })).body.code).toBe('invalid_input');
    expect((await app.call(identityRoutes.me, { as: ewa })).body).toEqual(changed.body);
  });
});
