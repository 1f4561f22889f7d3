import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cookieOf } from '../../testing/cookies.ts';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { TestPasskey, type Misbehaviour } from '../../testing/passkey.ts';
import { hashPassword } from './passwords/hash.ts';
import { passkeyChallenges, passkeys, sessions, users } from './tables.ts';

const publicUrl = 'http://localhost:3140';
const currentPassword = 'zielony rower na balkonie';
const log: string[] = [];

let app: TestApp;
let passwordHash: string;
let jan: TestUser;
beforeAll(async () => {
  app = await startTestApp({}, { log: pino({ level: 'info' }, { write: (line) => log.push(line) }) });
  passwordHash = await hashPassword(currentPassword);
});
afterAll(() => app.close());

const withPassword = async (): Promise<TestUser> => {
  const person = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, person.id));
  return person;
};
beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  app.mailbox.clear();
  log.length = 0;
  jan = await withPassword();
});

const begin = async (as = jan) => {
  const answer = await app.call(routes.newPasskeyOptions, { as, body: { currentPassword } });
  return { options: answer.body, cookie: cookieOf(answer, 'passkey') };
};

/** Adds a passkey as a browser does: with the cookie that beginning gave. */
const add = async (as = jan, name = 'Telefon Jana', odd: Misbehaviour = {}) => {
  const { options, cookie } = await begin(as);
  const passkey = new TestPasskey(publicUrl);
  const answer = await app.call(routes.addPasskey, {
    as,
    body: { name, credential: passkey.create(options, odd) },
    headers: { cookie },
  });
  return { passkey, answer, options, cookie };
};

const ask = async () => {
  const answer = await app.call(routes.passkeyOptions, {});
  return { options: answer.body, cookie: cookieOf(answer, 'passkey') };
};

const signIn = async (passkey: TestPasskey, odd: Misbehaviour = {}) => {
  const { options, cookie } = await ask();
  return app.call(routes.signInWithPasskey, { body: passkey.use(options, odd), headers: { cookie } });
};

const mine = async (as = jan) => (await app.call(routes.security, { as })).body.passkeys;

describe('adding a passkey', () => {
  test('it is kept under its name, a mail tells, and it signs in without an address', async () => {
    const { passkey, answer } = await add();
    expect(answer).toMatchObject({ status: 201, body: { name: 'Telefon Jana', lastUsedAt: null } });
    await app.drain();
    const mail = app.mailbox.to(jan.email).at(-1);
    expect(mail?.subject).toContain('jest nowy klucz dostępu');
    expect(mail?.text).toContain('„Telefon Jana”');
    expect(await signIn(passkey)).toMatchObject({ status: 200, body: { me: { id: jan.publicId } } });
    expect((await mine())[0]).toMatchObject({ name: 'Telefon Jana', lastUsedAt: app.clock.now().toISOString() });
  });

  test('for this site alone, wherever the request said that it came from', async () => {
    const { options } = await begin();
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(jan.publicId);
    const host = await app.callRaw(routes.passkeyOptions, {
      headers: { host: 'zly.example', 'x-forwarded-host': 'zly.example' },
    });
    expect(host.body).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  });

  test('needs a proof, and nothing is begun without', async () => {
    for (const body of [{}, { currentPassword: 'nie-to-haslo-wcale' }, { code: '000000' }]) {
      const answer = await app.call(routes.newPasskeyOptions, { as: jan, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(cookieOf(answer, 'passkey')).toBe('');
    }
  });

  test.each<readonly [string, Misbehaviour]>([
    ['another site', { origin: 'http://localhost.zly.example:3140' }],
    ['another name', { rpId: 'zly.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['a use instead of a new one', { type: 'webauthn.get' }],
    ['a device that did not make sure who uses it', { unverified: true }],
  ])('is refused for %s', async (_what, odd) => {
    expect((await add(jan, 'Telefon', odd)).answer.body).toMatchObject({ code: 'passkey_not_accepted' });
    expect(await mine()).toEqual([]);
  });

  test('is refused in another browser, for somebody else, too late, and a second time', async () => {
    const ola = await withPassword();
    const passkey = new TestPasskey(publicUrl);
    const refused = async (as: TestUser, cookie: string, late = false) => {
      const begun = await begin(jan);
      if (late) app.clock.advance({ minutes: limits.passkeyMinutes });
      const answer = await app.call(routes.addPasskey, {
        as,
        body: { name: 'Telefon', credential: passkey.create(begun.options) },
        headers: { cookie: cookie === 'own' ? begun.cookie : cookie },
      });
      return answer.body.code;
    };
    expect(await refused(jan, '')).toBe('passkey_not_accepted');
    expect(await refused(ola, 'own')).toBe('passkey_not_accepted');
    expect(await refused(jan, 'own', true)).toBe('passkey_not_accepted');

    const { passkey: first, options, cookie } = await add();
    const again = await app.call(routes.addPasskey, {
      as: jan,
      body: { name: 'Telefon', credential: first.create(options) },
      headers: { cookie },
    });
    expect(again.body).toMatchObject({ code: 'passkey_not_accepted' });
  });

  test('an answer lost on the way can be asked for again', async () => {
    const { options, cookie } = await begin();
    const credential = new TestPasskey(publicUrl).create(options);
    const once = () =>
      app.call(routes.addPasskey, {
        as: jan,
        body: { name: 'Tablet', credential },
        headers: { cookie },
        key: 'tablet-jana-raz',
      });
    const [first, second] = [await once(), await once()];
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await mine()).toHaveLength(1);
    await app.drain();
    expect(app.mailbox.to(jan.email)).toHaveLength(1);
  });

  test('a credential is one person’s', async () => {
    const { passkey } = await add();
    const ola = await withPassword();
    const { options, cookie } = await begin(ola);
    const answer = await app.call(routes.addPasskey, {
      as: ola,
      body: { name: 'Telefon', credential: passkey.create(options) },
      headers: { cookie },
    });
    expect(answer.body).toMatchObject({ code: 'passkey_not_accepted' });
  });

  test.each(['Wejdź na www.zly.example', 'a\r\nBcc: b@c.pl', '\u202eenohp', 'https://zly.example', '   '])(
    'not under the name %j',
    async (name) => {
      expect((await add(jan, name)).answer.body).toMatchObject({ code: 'name_not_allowed' });
    },
  );

  test('twenty are enough', async () => {
    const rows = Array.from({ length: limits.maxPasskeys }, (_, number) => ({
      publicId: `pass${number}key`.padEnd(12, 'x'),
      userId: jan.id,
      credentialId: `credential-${jan.publicId}-${number}`,
      publicKey: new Uint8Array(1),
      counter: 0,
      transports: [],
      name: 'Klucz',
      createdAt: app.clock.now(),
    }));
    const { options, cookie } = await begin();
    await app.platform.db.insert(passkeys).values(rows);
    const answer = await app.call(routes.addPasskey, {
      as: jan,
      body: { name: 'Telefon', credential: new TestPasskey(publicUrl).create(options) },
      headers: { cookie },
    });
    expect(answer.body).toMatchObject({ code: 'passkeys_limit_reached' });
    expect((await app.call(routes.newPasskeyOptions, { as: jan, body: { currentPassword } })).body).toMatchObject({
      code: 'passkeys_limit_reached',
    });
  });
});

describe('signing in with a passkey', () => {
  let passkey: TestPasskey;
  beforeEach(async () => {
    ({ passkey } = await add());
  });

  test.each<readonly [string, Misbehaviour]>([
    ['another site', { origin: 'http://127.0.0.1:3140' }],
    ['another name', { rpId: 'localhost.zly.example' }],
    ['another challenge', { challenge: 'AAAA' }],
    ['a new one instead of a use', { type: 'webauthn.create' }],
    ['a device that did not make sure who uses it', { unverified: true }],
    ['another person', { userHandle: Buffer.from('ktosinnyktos').toString('base64url') }],
    ['another signature', { signature: 'MEUCIQ' }],
  ])('is refused for %s', async (_what, odd) => {
    const answer = await signIn(passkey, odd);
    expect(answer.body).toMatchObject({ code: 'passkey_not_accepted' });
    expect(cookieOf(answer, 'refresh')).toBe('');
  });

  test('one that nobody has, and one that was removed, are refused alike', async () => {
    const stranger = new TestPasskey(publicUrl);
    const [own] = await mine();
    const removed = await app.call(routes.removePasskey, {
      as: jan,
      params: { passkey: own?.id ?? '' },
      body: { currentPassword },
    });
    expect(removed.status).toBe(204);
    const answers = [
      await signIn(stranger, { userHandle: Buffer.from(jan.publicId).toString('base64url') }),
      await signIn(passkey),
    ];
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(bodies[0]).toMatchObject({ code: 'passkey_not_accepted' });
    expect(bodies[1]).toEqual(bodies[0]);
    await app.drain();
    expect(app.mailbox.to(jan.email).map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('usunięto klucz dostępu'),
    );
  });

  test('a challenge serves once, five minutes long, in the browser that asked, and not for another purpose', async () => {
    const { options, cookie } = await ask();
    const use = (headers: Record<string, string>) =>
      app.call(routes.signInWithPasskey, { body: passkey.use(options), headers });
    expect((await use({})).body).toMatchObject({ code: 'passkey_not_accepted' });
    expect((await use({ cookie })).status).toBe(200);
    expect((await use({ cookie })).body).toMatchObject({ code: 'passkey_not_accepted' });

    const late = await ask();
    app.clock.advance({ minutes: limits.passkeyMinutes });
    expect(
      (await app.call(routes.signInWithPasskey, { body: passkey.use(late.options), headers: { cookie: late.cookie } }))
        .body,
    ).toMatchObject({ code: 'passkey_not_accepted' });

    const begun = await begin();
    expect(
      (
        await app.call(routes.signInWithPasskey, {
          body: passkey.use(begun.options),
          headers: { cookie: begun.cookie },
        })
      ).body,
    ).toMatchObject({ code: 'passkey_not_accepted' });
  });

  test('a failed use spends the challenge too', async () => {
    const { options, cookie } = await ask();
    const use = (odd: Misbehaviour) =>
      app.call(routes.signInWithPasskey, { body: passkey.use(options, odd), headers: { cookie } });
    expect((await use({ unverified: true })).status).toBe(401);
    expect((await use({})).status).toBe(401);
  });

  test('a count that has not grown tells of a copy: it is refused and logged', async () => {
    expect((await signIn(passkey, { counter: 7 })).status).toBe(200);
    expect((await signIn(passkey, { counter: 7 })).body).toMatchObject({ code: 'passkey_not_accepted' });
    expect((await signIn(passkey, { counter: 3 })).body).toMatchObject({ code: 'passkey_not_accepted' });
    expect((await signIn(passkey, { counter: 0 })).body).toMatchObject({ code: 'passkey_not_accepted' });
    expect(log.filter((line) => line.includes('passkey_copied'))).toHaveLength(3);
    expect((await signIn(passkey, { counter: 8 })).status).toBe(200);
  });

  test('one that never counts is no copy', async () => {
    expect((await signIn(passkey, { counter: 0 })).status).toBe(200);
    expect((await signIn(passkey, { counter: 0 })).status).toBe(200);
  });

  test('counts for both steps, until the last of them is removed', async () => {
    const strong = async () =>
      app.platform.db.select({ strong: sessions.secondFactor }).from(sessions).where(eq(sessions.userId, jan.id));
    await signIn(passkey);
    // The one in which it was added, and the one that it began.
    expect(await strong()).toEqual([{ strong: true }, { strong: true }]);
    const [own] = await mine();
    await app.call(routes.removePasskey, { as: jan, params: { passkey: own?.id ?? '' }, body: { currentPassword } });
    expect(await strong()).toEqual([{ strong: false }, { strong: false }]);
  });

  test('fifty failures from one address are enough', async () => {
    const stranger = new TestPasskey(publicUrl);
    const { options } = await ask();
    const tryIt = () => app.call(routes.signInWithPasskey, { body: stranger.use(options, { userHandle: 'AAAA' }) });
    const statuses = new Set<number>();
    for (let count = 0; count < limits.failuresPerAddress; count += 1) statuses.add((await tryIt()).status);
    expect([...statuses]).toEqual([401]);
    expect((await tryIt()).body).toMatchObject({
      code: 'too_many_requests',
    });
  });
});

describe('renaming a passkey', () => {
  let params: { readonly passkey: string };
  beforeEach(async () => {
    await add();
    params = { passkey: (await mine())[0]?.id ?? '' };
    await app.drain();
    app.mailbox.clear();
  });
  const rename = (name: string, as = jan) => app.call(routes.renamePasskey, { as, params, body: { name } });

  test('its name is cleaned as other names are, no mail tells, and the security log has it without the name', async () => {
    const answer = await rename('  Klucz\u00a0 w   biurku ');
    expect(answer).toMatchObject({ status: 200, body: { id: params.passkey, name: 'Klucz w biurku' } });
    expect(await mine()).toEqual([answer.body]);
    await app.drain();
    expect(app.mailbox.to(jan.email)).toEqual([]);
    const lines = log.filter((line) => line.includes('passkey_renamed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(params.passkey);
    expect(lines[0]).not.toContain('biurku');
  });

  test('one letter is a name, and sixty are', async () => {
    for (const name of ['Ł', 'Ż'.repeat(60)]) expect(await rename(name)).toMatchObject({ status: 200, body: { name } });
  });

  test.each([
    ['nothing but spaces', '   '],
    ['no letter', '42'],
    ['a link', 'www.zly.example'],
    ['hidden characters', 'Tele\u202efon'],
  ])('%s is no name, and the old one stays', async (_what, name) => {
    expect((await rename(name)).body).toMatchObject({ code: 'name_not_allowed', fields: [{ field: 'name' }] });
    expect(await mine()).toMatchObject([{ name: 'Telefon Jana' }]);
  });

  test('nobody renames somebody else’s, nor one that was removed', async () => {
    expect((await rename('Mój', await withPassword())).body).toMatchObject({ code: 'passkey_not_found' });
    expect(await mine()).toMatchObject([{ name: 'Telefon Jana' }]);
    await app.call(routes.removePasskey, { as: jan, params, body: { currentPassword } });
    expect((await rename('Klucz w biurku')).body).toMatchObject({ code: 'passkey_not_found' });
  });
});

test('nobody removes somebody else’s, and without a proof nobody removes one', async () => {
  await add();
  const [own] = await mine();
  const params = { passkey: own?.id ?? '' };
  const ola = await withPassword();
  expect((await app.call(routes.removePasskey, { as: ola, params, body: { currentPassword } })).body).toMatchObject({
    code: 'passkey_not_found',
  });
  expect(
    (await app.call(routes.removePasskey, { as: jan, params, body: { currentPassword: 'nie-to-haslo-wcale' } })).body,
  ).toMatchObject({ code: 'invalid_credentials' });
  expect(await mine()).toHaveLength(1);
});

test('a challenge that nobody answered is forgotten', async () => {
  await ask();
  app.clock.advance({ minutes: limits.passkeyMinutes + 1 });
  await app.platform.jobs.runRepeated('identity.clean-up');
  expect(await app.platform.db.select().from(passkeyChallenges)).toEqual([]);
});
