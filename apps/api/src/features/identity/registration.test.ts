import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestPlace } from '../../testing/index.ts';
import { emailCodes, signUps, users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

let home: TestPlace;
let count = 0;

beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  app.mailbox.clear();
  home = await app.make.place();
});

const address = (): string => {
  count += 1;
  return `nowa-${count}@poczta.example`;
};

const password = 'zielony rower na balkonie';

interface Changes {
  readonly email: string;
  readonly displayName?: string;
  readonly password?: string;
  readonly homePlace?: string;
  readonly locale?: 'pl' | 'en';
}

const register = (changes: Changes, cookie = '') =>
  app.call(identityRoutes.register, {
    headers: cookie === '' ? {} : { cookie },
    body: { displayName: 'Halina W.', homePlace: home.slug, locale: 'pl', acceptedRules: true, ...changes },
  });

const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

const codeIn = (email: string): string => {
  const code = /\b\d{6}\b/.exec(app.mailbox.to(email).at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error(`No code was mailed to ${email}`);
  return code;
};

const confirm = (email: string, code: string, cookie = '') =>
  app.call(identityRoutes.confirmEmail, { body: { email, code }, headers: cookie === '' ? {} : { cookie } });

const signIn = (email: string, with_ = password) =>
  app.call(identityRoutes.signInWithPassword, { body: { email, password: with_ } });

const otherThan = (code: string): string => ((Number(code) + 1) % 1_000_000).toString().padStart(6, '0');

describe('a new address', () => {
  test('gets a code; the code makes the account, moves it in and signs it in', async () => {
    const email = address();
    const answer = await register({ email, password });
    expect(answer.status).toBe(202);
    expect(await app.platform.db.select().from(users).where(eq(users.email, email))).toEqual([]);
    await app.drain();

    const confirmed = await confirm(email, codeIn(email), cookieOf(answer));
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toMatchObject({
      expiresInSeconds: 900,
      dutiesWithheld: false,
      me: {
        email,
        displayName: 'Halina W.',
        locale: 'pl',
        confirmed: true,
        suspended: false,
        suspendedUntil: null,
        admin: false,
        memberships: [{ place: home.slug, home: true, roles: ['resident'] }],
        liaisonFor: [],
      },
    });
    const me = await app.call(identityRoutes.me, { as: { token: confirmed.body.accessToken } });
    expect(me.body).toEqual(confirmed.body.me);
    expect((await signIn(email)).status).toBe(200);
    const place = await app.call(estateRoutes.place, { params: { place: home.slug } });
    expect(place.body.memberCount).toBe(1);
  });

  test('is mailed in its language, as text and HTML, with the code in the subject and an address from the settings', async () => {
    const [polish, english] = [address(), address()];
    await register({ email: polish });
    await register({ email: english, locale: 'en' });
    await app.drain();
    const [pl, en] = [app.mailbox.to(polish)[0], app.mailbox.to(english)[0]];
    expect(pl?.subject).toMatch(/^\d{6} to Twój kod potwierdzający/);
    expect(pl?.text).toContain('Kod działa 24 godziny');
    expect(pl?.html).toContain('<html lang="pl">');
    expect(pl?.html).toContain(`<strong>${codeIn(polish)}</strong>`);
    expect(en?.subject).toMatch(/^\d{6} is your confirmation code/);
    expect(en?.text).toContain('works for 24 hours');
    expect(en?.text).toContain(app.platform.config.publicUrl);
  });

  test('may be confirmed without a password, and in another case of letters', async () => {
    const email = address();
    await register({ email: email.toUpperCase() });
    await app.drain();
    expect((await confirm(email.toUpperCase(), codeIn(email))).body.me?.email).toBe(email);
    expect((await signIn(email)).body.code).toBe('invalid_credentials');
  });

  test('keeps neither the password nor the code in the clear', async () => {
    const email = address();
    await register({ email, password });
    await app.drain();
    const [registration] = await app.platform.db.select().from(signUps).where(eq(signUps.email, email));
    const [code] = await app.platform.db.select().from(emailCodes).where(eq(emailCodes.email, email));
    expect(registration?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(Buffer.from(code?.codeHash ?? []).toString('latin1')).not.toContain(codeIn(email));
    expect(code?.codeHash).toHaveLength(32);
  });

  test('has a handle made from the name, with a number where the name is taken', async () => {
    const handles: (string | undefined)[] = [];
    for (const displayName of ['Żaneta Łąka', 'Żaneta Łąka', 'Олена']) {
      const email = address();
      await register({ email, displayName });
      await app.drain();
      handles.push((await confirm(email, codeIn(email))).body.me?.handle);
    }
    expect(handles).toEqual(['zaneta-laka', 'zaneta-laka-2', 'olena']);
  });

  test('of two who confirm one name at once, each gets a handle', async () => {
    const emails = [address(), address(), address(), address()];
    for (const email of emails) await register({ email, displayName: 'Jan Równoczesny' });
    await app.drain();
    const answers = await Promise.all(emails.map((email) => confirm(email, codeIn(email))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.me?.handle)).size).toBe(4);
  });
});

describe('the code', () => {
  test('opens once', async () => {
    const email = address();
    await register({ email });
    await app.drain();
    const code = codeIn(email);
    expect((await confirm(email, code)).status).toBe(200);
    expect((await confirm(email, code)).body.code).toBe('code_invalid');
  });

  test('opens once, however many try at once', async () => {
    const email = address();
    await register({ email });
    await app.drain();
    const code = codeIn(email);
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(email, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await app.platform.db.select().from(users).where(eq(users.email, email))).toHaveLength(1);
  });

  test('is void after five wrong guesses', async () => {
    const email = address();
    await register({ email });
    await app.drain();
    const code = codeIn(email);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await confirm(email, otherThan(code))).body.code).toBe('code_invalid');
    }
    expect((await confirm(email, code)).body.code).toBe('code_invalid');
  });

  test('ends with a newer one that the same browser asked for', async () => {
    const email = address();
    const first = await register({ email });
    await app.drain();
    const firstCode = codeIn(email);
    app.clock.advance({ minutes: 1 });
    const second = await register({ email, displayName: 'Halina Nowa' }, cookieOf(first));
    await app.drain();
    const secondCode = codeIn(email);
    if (firstCode !== secondCode) expect((await confirm(email, firstCode)).body.code).toBe('code_invalid');
    expect((await confirm(email, secondCode, cookieOf(second))).body.me?.displayName).toBe('Halina Nowa');
    expect(await app.platform.db.select().from(signUps).where(eq(signUps.email, email))).toEqual([]);
  });

  test('is not voided by a stranger who registers with the address too, before or since', async () => {
    const email = address();
    await register({ email, displayName: 'Obca Wcześniej' });
    await app.drain();
    app.clock.advance({ minutes: 1 });
    const owner = await register({ email, password });
    await app.drain();
    const code = codeIn(email);
    app.clock.advance({ minutes: 1 });
    await register({ email, displayName: 'Obca Potem', password: 'haslo obcego czlowieka' });
    await app.drain();
    const confirmed = await confirm(email, code, cookieOf(owner));
    expect(confirmed.body.me?.displayName).toBe('Halina W.');
    expect((await signIn(email)).status).toBe(200);
    // The others' tries end with it, so that nobody's code opens the account again.
    expect((await confirm(email, codeIn(email))).body.code).toBe('code_invalid');
  });

  test('of a stranger’s try, typed where the owner registered, opens what the owner sent', async () => {
    const email = address();
    const owner = await register({ email, password });
    await app.drain();
    app.clock.advance({ minutes: 1 });
    await register({ email, displayName: 'Obca Osoba' });
    await app.drain();
    expect((await confirm(email, codeIn(email), cookieOf(owner))).body.me?.displayName).toBe('Halina W.');
    expect((await signIn(email)).status).toBe(200);
  });

  test('typed in another browser opens what it was mailed for, without the password', async () => {
    const email = address();
    await register({ email, password });
    await app.drain();
    const code = codeIn(email);
    app.clock.advance({ minutes: 1 });
    const stranger = await register({ email, displayName: 'Obca Osoba' });
    await app.drain();
    expect(codeIn(email)).not.toBe(code);
    expect((await confirm(email, code)).body.me?.displayName).toBe('Halina W.');
    expect((await signIn(email)).body.code).toBe('invalid_credentials');
    expect((await confirm(email, code, cookieOf(stranger))).body.code).toBe('code_invalid');
  });

  test('is guessed at no more often for there being several', async () => {
    const email = address();
    const codes: string[] = [];
    for (const displayName of ['Jan Pierwszy', 'Jan Drugi', 'Jan Trzeci']) {
      await register({ email, displayName });
      await app.drain();
      codes.push(codeIn(email));
      app.clock.advance({ minutes: 1 });
    }
    const wrong = ['111111', '222222', '333333', '444444', '555555'].map((guess) =>
      codes.includes(guess) ? '666666' : guess,
    );
    for (const guess of wrong) expect((await confirm(email, guess)).body.code).toBe('code_invalid');
    for (const code of codes) expect((await confirm(email, code)).body.code).toBe('code_invalid');
  });

  test('lives for 24 hours', async () => {
    const [early, late] = [address(), address()];
    await register({ email: early });
    await register({ email: late });
    await app.drain();
    app.clock.advance({ hours: 23, minutes: 59 });
    expect((await confirm(early, codeIn(early))).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await confirm(late, otherThan(codeIn(late)))).body.code).toBe('code_invalid');
    expect((await confirm(late, codeIn(late))).body.code).toBe('code_expired');
  });

  test('for confirming does not sign in, and is no use for another address', async () => {
    const [email, other] = [address(), address()];
    await register({ email });
    await app.drain();
    const code = codeIn(email);
    const asSignIn = await app.call(identityRoutes.signInWithCode, { body: { email, code } });
    expect(asSignIn.body.code).toBe('code_invalid');
    expect((await confirm(other, code)).body.code).toBe('code_invalid');
  });
});

test('a stranger’s password is dropped when the owner of the address confirms it for them', async () => {
  const email = address();
  const stranger = await register({ email, password: 'haslo obcego czlowieka' });
  await app.drain();
  app.clock.advance({ minutes: 1 });
  const owner = await register({ email, password });
  await app.drain();
  app.clock.advance({ minutes: 1 });
  await register({ email, password: 'haslo obcego czlowieka' });
  await app.drain();
  expect(cookieOf(stranger)).not.toBe(cookieOf(owner));
  expect((await confirm(email, codeIn(email), cookieOf(owner))).status).toBe(200);
  expect((await signIn(email, 'haslo obcego czlowieka')).body.code).toBe('invalid_credentials');
});

describe('a known address', () => {
  test('gets word of its account, and no code', async () => {
    const user = await app.make.user({ locale: 'en' });
    const answer = await register({ email: user.email.toUpperCase(), displayName: 'Ktoś Inny', password });
    expect(answer.status).toBe(202);
    await app.drain();
    const mails = app.mailbox.to(user.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toMatch(/^You already have an account/);
    expect(mails[0]?.text).not.toMatch(/\b\d{6}\b/);
    expect(mails[0]?.text).not.toContain('Ktoś Inny');
    expect(await app.platform.db.select().from(emailCodes).where(eq(emailCodes.email, user.email))).toEqual([]);
    const me = await app.call(identityRoutes.me, { as: user });
    expect(me.body.displayName).toBe(user.displayName);
    expect((await signIn(user.email)).body.code).toBe('invalid_credentials');
  });
});

describe('what is refused', () => {
  test.each([
    ['a name with a link', { displayName: 'Wejdź na zlo.example' }, 422, 'name_not_allowed'],
    ['a name that turns the writing round', { displayName: 'Jan\u202Enaj' }, 422, 'name_not_allowed'],
    ['a common password', { password: 'password1234' }, 422, 'password_too_common'],
    ['a password made of the name', { password: 'halina-w-2026' }, 422, 'password_too_common'],
    ['a short password', { password: 'krótkie' }, 400, 'invalid_input'],
    ['an unknown place', { homePlace: 'nigdzie' }, 404, 'place_not_found'],
    ['a broken address', { email: 'halina.poczta.example' }, 400, 'invalid_input'],
    ['two addresses', { email: 'a@b.example,c@d.example' }, 400, 'invalid_input'],
    ['a line break in the address', { email: 'a@b.example\r\nBcc: c@d.example' }, 400, 'invalid_input'],
  ])('%s', async (_what, changes, status, code) => {
    const email = address();
    const answer = await register({ email, ...changes });
    expect(answer).toMatchObject({ status, body: { code } });
    await app.drain();
    expect(app.mailbox.all).toEqual([]);
  });

  test('a home that is no estate', async () => {
    const { slug } = await app.make.place({ kind: 'city' });
    expect((await register({ email: address(), homePlace: slug })).body.code).toBe('joining_not_open');
  });

  test('unknown fields', async () => {
    const body = {
      email: address(),
      displayName: 'Jan',
      homePlace: home.slug,
      locale: 'pl',
      acceptedRules: true,
      admin: true,
    } as const;
    expect(await app.call(identityRoutes.register, { body })).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', fields: [{ field: 'admin' }] },
    });
  });
});

test('codes and registrations are forgotten when they are over', async () => {
  const email = address();
  await register({ email });
  await app.drain();
  app.clock.advance({ days: 2, minutes: 1 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  expect(await app.platform.db.select().from(emailCodes).where(eq(emailCodes.email, email))).toEqual([]);
  expect(await app.platform.db.select().from(signUps).where(eq(signUps.email, email))).toEqual([]);
});
