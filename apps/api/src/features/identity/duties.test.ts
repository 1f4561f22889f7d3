import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openCodeApp } from '../../testing/code-app.ts';
import { cookieOf } from '../../testing/cookies.ts';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { TestPasskey } from '../../testing/passkey.ts';
import { auditLog } from '../moderation/tables.ts';
import { putSetting } from '../site/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { users } from './tables.ts';

const currentPassword = 'zielony rower na balkonie';

let app: TestApp;
let passwordHash: string;
let place: string;
let ewa: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
  ({ slug: place } = await app.make.place());
});
afterAll(() => app.close());

const ask = async (value: boolean): Promise<void> => {
  await app.platform.db.transaction((tx) =>
    putSetting(tx, { key: 'requireSecondFactorForStaff', value }, { by: ewa.id, now: app.clock.now() }),
  );
  await app.drain();
};

const withPassword = async (roles: 'moderator' | 'resident'): Promise<TestUser> => {
  const person = await app.make.user({ memberships: { [place]: [roles] } });
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, person.id));
  return person;
};

beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  ewa = await withPassword('moderator');
  await ask(true);
});

/** What a moderator does every day, and no one else may. */
const work = async (as: { readonly token: string }): Promise<string> => {
  const { body } = await app.call(moderationRoutes.listCases, { as, query: { state: 'open' } });
  const reported = await app.make.thread({
    place,
    author: await app.make.user({ memberships: { [place]: ['resident'] } }),
  });
  const hidden = await app.call(moderationRoutes.hidePost, {
    as,
    params: { thread: reported.publicId, number: 1 },
    body: { rule: 'spam', reason: 'Post jest reklamą (zasada 3).' },
  });
  return hidden.body.code ?? body.code ?? 'ok';
};

const signIn = (person: TestUser) =>
  app.call(routes.signInWithPassword, { body: { email: person.email, password: currentPassword } });

const turnOn = async (as: TestUser) => {
  const { body } = await app.call(routes.prepareSecondStep, { as, body: { currentPassword } });
  const codeApp = openCodeApp(body.uri);
  const shown = (): string => codeApp.generate({ timestamp: app.clock.now().getTime() });
  await app.call(routes.turnOnSecondStep, { as, body: { code: shown() } });
  app.clock.advance({ minutes: 1 });
  return shown;
};

test('who has one step is signed in, told so, and their duties wait; a resident notices nothing', async () => {
  expect((await signIn(ewa)).body).toMatchObject({ dutiesWithheld: true, me: { id: ewa.publicId } });
  expect(await work(ewa)).toBe('second_factor_required');
  expect((await app.call(routes.me, { as: ewa })).body.memberships).toMatchObject([{ roles: ['moderator'] }]);
  expect((await signIn(await withPassword('resident'))).body).toMatchObject({ dutiesWithheld: false });
  await ask(false);
  expect((await signIn(ewa)).body).toMatchObject({ dutiesWithheld: false });
  expect(await work(ewa)).toBe('ok');
});

test('the session in which the second step is turned on may go on at once, and so may one begun with it', async () => {
  const other = await app.make.device(ewa);
  const shown = await turnOn(ewa);
  expect(await work(ewa)).toBe('ok');
  // Somebody else may sit there.
  expect(await work(other)).toBe('second_factor_required');
  const first = await signIn(ewa);
  const second = await app.call(routes.secondStep, {
    body: { code: shown() },
    headers: { cookie: cookieOf(first, 'first-step') },
  });
  expect(second.body).toMatchObject({ dutiesWithheld: false });
  expect(await work({ token: second.body.accessToken })).toBe('ok');
  await app.call(routes.turnOffSecondStep, { as: ewa, body: { currentPassword } });
  expect(await work(ewa)).toBe('second_factor_required');
  expect(await work({ token: second.body.accessToken })).toBe('second_factor_required');
});

test('a passkey counts for both steps; the password alone does not', async () => {
  const begun = await app.call(routes.newPasskeyOptions, { as: ewa, body: { currentPassword } });
  const passkey = new TestPasskey(app.platform.config.publicUrl);
  await app.call(routes.addPasskey, {
    as: ewa,
    body: { name: 'Telefon', credential: passkey.create(begun.body) },
    headers: { cookie: cookieOf(begun, 'passkey') },
  });
  expect(await work(ewa)).toBe('ok');
  expect((await signIn(ewa)).body).toMatchObject({ dutiesWithheld: true });
  const asked = await app.call(routes.passkeyOptions, {});
  const answer = await app.call(routes.signInWithPasskey, {
    body: passkey.use(asked.body),
    headers: { cookie: cookieOf(asked, 'passkey') },
  });
  expect(answer.body).toMatchObject({ dutiesWithheld: false });
  const renewed = await app.call(routes.refresh, {
    headers: { 'content-type': 'application/json', cookie: cookieOf(answer, 'refresh') },
  });
  expect(renewed.body).toMatchObject({ dutiesWithheld: false });
});

test('the administrator asks it of the others only after setting up their own', async () => {
  await ask(false);
  const admin = await app.make.user({ admin: true });
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, admin.id));
  const change = (value: boolean) =>
    app.call(adminRoutes.changeSettings, {
      as: admin,
      body: { changes: [{ key: 'requireSecondFactorForStaff', value }] },
    });
  expect((await change(true)).body).toMatchObject({ code: 'second_factor_required' });
  expect((await signIn(ewa)).body).toMatchObject({ dutiesWithheld: false });
  await turnOn(admin);
  expect((await change(true)).status).toBe(200);
  await app.drain();
  expect((await signIn(ewa)).body).toMatchObject({ dutiesWithheld: true });
  expect((await change(false)).status).toBe(200);
});

test('what only staff read live goes to their sockets no more', async () => {
  const { slug } = await app.make.place({ visibility: 'members' });
  const admin = await app.make.user({ admin: true });
  await ask(false);
  const socket = await app.socket(admin);
  expect(await socket.join(`forum:${slug}`)).toMatchObject({ ok: true });
  await ask(true);
  expect(await socket.next('room.left')).toMatchObject({ room: `forum:${slug}` });
  expect(await socket.join(`forum:${slug}`)).toMatchObject({ ok: false });
});

test('who has lost everything is let in again by the administrator: told by mail, and kept in the audit log', async () => {
  await turnOn(ewa);
  const begun = await app.call(routes.newPasskeyOptions, { as: ewa, body: { currentPassword } });
  const passkey = new TestPasskey(app.platform.config.publicUrl);
  await app.call(routes.addPasskey, {
    as: ewa,
    body: { name: 'Telefon', credential: passkey.create(begun.body) },
    headers: { cookie: cookieOf(begun, 'passkey') },
  });
  const first = await signIn(ewa);
  await ask(false);
  const admin = await app.make.user({ admin: true });
  const reason = 'Telefon zginął; rozmowa w biurze projektu, z dowodem.';
  const clear = () => app.call(routes.clearFactors, { as: admin, params: { owner: ewa.handle }, body: { reason } });
  expect((await clear()).status).toBe(204);

  expect((await app.call(routes.me, { as: ewa })).body).toMatchObject({ code: 'session_ended' });
  const late = await app.call(routes.secondStep, {
    body: { recoveryCode: 'AAAAA-AAAAA' },
    headers: { cookie: cookieOf(first, 'first-step') },
  });
  expect(late.body).toMatchObject({ code: 'second_step_ended' });
  const asked = await app.call(routes.passkeyOptions, {});
  const used = await app.call(routes.signInWithPasskey, {
    body: passkey.use(asked.body),
    headers: { cookie: cookieOf(asked, 'passkey') },
  });
  expect(used.body).toMatchObject({ code: 'passkey_not_accepted' });
  expect((await signIn(ewa)).status).toBe(200);
  await app.drain();
  expect(app.mailbox.to(ewa.email).map(({ subject }) => subject)).toContainEqual(
    expect.stringContaining('zostały wyczyszczone'),
  );
  const rows = await app.platform.db.select().from(auditLog).where(eq(auditLog.actorId, admin.id));
  expect(rows).toMatchObject([
    {
      action: 'person.reset_second_factor',
      subject: `user:${ewa.publicId}`,
      details: { passkeys: 1, secondStep: true, reason },
    },
  ]);
});

test('staff with a factor change nothing about factors from a session that had one step: its proof is that same one step', async () => {
  const code = async (as: TestUser): Promise<string> => {
    await app.call(routes.requestProof, { as });
    await app.drain();
    // Mails that tell of what was changed may come after it.
    const codes = app.mailbox.to(as.email).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
    return codes.findLast((mailed) => mailed !== undefined) ?? 'none';
  };
  // Signed in with a mailed code, who reads the mailbox can prove the account to be theirs, but has no second factor.
  const thief = await app.make.device(ewa);
  const begun = await app.call(routes.prepareSecondStep, { as: thief, body: { code: await code(ewa) } });
  const itsApp = openCodeApp(begun.body.uri);
  const passkey = new TestPasskey(app.platform.config.publicUrl);
  const options = await app.call(routes.newPasskeyOptions, { as: ewa, body: { currentPassword } });
  const added = await app.call(routes.addPasskey, {
    as: ewa,
    body: { name: 'Telefon', credential: passkey.create(options.body) },
    headers: { cookie: cookieOf(options, 'passkey') },
  });
  expect(added.status).toBe(201);
  expect(await work(ewa)).toBe('ok');

  // One after the other: a new code ends the one before it.
  const answers = [
    await app.call(routes.turnOnSecondStep, {
      as: thief,
      body: { code: itsApp.generate({ timestamp: app.clock.now().getTime() }) },
    }),
    await app.call(routes.newPasskeyOptions, { as: thief, body: { code: await code(ewa) } }),
    await app.call(routes.removePasskey, {
      as: thief,
      params: { passkey: added.body.id },
      body: { code: await code(ewa) },
    }),
    await app.call(routes.prepareSecondStep, { as: thief, body: { code: await code(ewa) } }),
    await app.call(routes.turnOffSecondStep, { as: thief, body: { code: await code(ewa) } }),
    await app.call(routes.replaceRecoveryCodes, { as: thief, body: { code: await code(ewa) } }),
  ];
  for (const { body } of answers) expect(body).toMatchObject({ code: 'second_factor_required' });
  expect(await work(thief)).toBe('second_factor_required');
  // With both steps, and where nobody is asked for them, it is as for everybody.
  expect((await app.call(routes.prepareSecondStep, { as: ewa, body: { currentPassword } })).status).toBe(200);
  await ask(false);
  expect((await app.call(routes.prepareSecondStep, { as: thief, body: { currentPassword } })).status).toBe(200);
});

test('where the last factor goes, devices ask anew what they may hear', async () => {
  const shown = await turnOn(ewa);
  expect(shown()).toHaveLength(6);
  const socket = await app.socket(ewa);
  expect((await app.call(routes.turnOffSecondStep, { as: ewa, body: { currentPassword } })).status).toBe(204);
  await socket.disconnected;
  expect(await work(ewa)).toBe('second_factor_required');
});
