import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { eq } from 'drizzle-orm';
import type { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCodeApp } from '../../testing/code-app.ts';
import { cookieOf } from '../../testing/cookies.ts';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { hashPassword } from './passwords/hash.ts';
import { firstSteps, recoveryCodes, secondSteps, sessions, users } from './tables.ts';

const currentPassword = 'zielony rower na balkonie';

let app: TestApp;
let passwordHash: string;
let jan: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  passwordHash = await hashPassword(currentPassword);
});
afterAll(() => app.close());

beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  app.mailbox.clear();
  jan = await app.make.user();
  await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, jan.id));
});

/** What the person's app shows; `later`: half-minutes from now. */
const shown = (totp: TOTP, later = 0): string =>
  totp.generate({ timestamp: app.clock.now().getTime() + later * 30_000 });

const prepare = async (as = jan): Promise<TOTP> => {
  const { body } = await app.call(routes.prepareSecondStep, { as, body: { currentPassword } });
  const totp = openCodeApp(body.uri);
  expect(totp.secret.base32).toBe(body.secret);
  return totp;
};

/** Sets an app up; its first code is used up by that. */
const setUp = async (as = jan) => {
  const totp = await prepare(as);
  const answer = await app.call(routes.turnOnSecondStep, { as, body: { code: shown(totp) } });
  app.clock.advance({ minutes: 1 });
  return { totp, codes: answer.body.recoveryCodes };
};

const byPassword = () => app.call(routes.signInWithPassword, { body: { email: jan.email, password: currentPassword } });
const firstStep = async (): Promise<string> => cookieOf(await byPassword(), 'first-step');
const go = (cookie: string, body: { code?: string; recoveryCode?: string }) =>
  app.call(routes.secondStep, { body, headers: { cookie } });
const subjects = async (): Promise<readonly string[]> => {
  await app.drain();
  return app.mailbox.to(jan.email).map(({ subject }) => subject);
};

describe('turning it on', () => {
  test('the app is told a key of 160 bits, and its first code turns the step on', async () => {
    const totp = await prepare();
    expect(totp).toMatchObject({ issuer: app.platform.config.siteName, label: jan.email, digits: 6, period: 30 });
    expect(totp.secret.buffer.byteLength).toBe(20);
    // Nothing has changed so far.
    expect((await byPassword()).status).toBe(200);
    const answer = await app.call(routes.turnOnSecondStep, { as: jan, body: { code: shown(totp) } });
    expect(answer.body.recoveryCodes).toHaveLength(10);
    expect(new Set(answer.body.recoveryCodes).size).toBe(10);
    expect((await app.call(routes.security, { as: jan })).body.secondStep).toEqual({
      since: app.clock.now().toISOString(),
      recoveryCodesLeft: 10,
    });
    expect(await subjects()).toContainEqual(expect.stringContaining('w dwóch krokach jest włączone'));
    expect((await byPassword()).body).toMatchObject({ code: 'second_step_needed' });
  });

  test('neither the key nor a recovery code can be read in the database', async () => {
    const { totp, codes } = await setUp();
    const [step] = await app.platform.db.select().from(secondSteps).where(eq(secondSteps.userId, jan.id));
    const kept = await app.platform.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, jan.id));
    const secret = Buffer.from(totp.secret.buffer);
    expect(Buffer.from(step?.secret ?? []).includes(secret)).toBe(false);
    expect(kept).toHaveLength(10);
    const inside = kept.map(({ codeHash }) => Buffer.from(codeHash).toString('latin1')).join('');
    expect(codes.some((code) => inside.includes(code) || inside.includes(code.replace('-', '')))).toBe(false);
  });

  test('a wrong code, none prepared, or after half an hour: nothing is turned on', async () => {
    const on = (code: string) => app.call(routes.turnOnSecondStep, { as: jan, body: { code } });
    expect((await on('123456')).body).toMatchObject({ code: 'code_invalid' });
    const totp = await prepare();
    expect((await on(shown(totp, 50))).body).toMatchObject({ code: 'code_invalid' });
    app.clock.advance({ minutes: limits.secondStepSetupMinutes });
    expect((await on(shown(totp))).body).toMatchObject({ code: 'code_invalid' });
    app.clock.advance({ seconds: 1 });
    await app.platform.jobs.runRepeated('identity.clean-up');
    expect(await app.platform.db.select().from(secondSteps).where(eq(secondSteps.userId, jan.id))).toEqual([]);
    expect((await byPassword()).status).toBe(200);
  });

  test('another app takes the place of the first when its code comes back, not before', async () => {
    const { totp: old, codes } = await setUp();
    const next = await prepare();
    expect((await go(await firstStep(), { code: shown(old) })).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    await app.call(routes.turnOnSecondStep, { as: jan, body: { code: shown(next) } });
    app.clock.advance({ minutes: 1 });
    const cookie = await firstStep();
    expect((await go(cookie, { code: shown(old) })).status).toBe(401);
    expect((await go(cookie, { recoveryCode: codes[0] ?? '' })).status).toBe(401);
    expect((await go(cookie, { code: shown(next) })).status).toBe(200);
  });

  test('needs a proof', async () => {
    for (const body of [{}, { currentPassword: 'nie-to-haslo-wcale' }]) {
      expect((await app.call(routes.prepareSecondStep, { as: jan, body })).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('signing in', () => {
  test('the first step gives no session; the app’s code does, for two factors', async () => {
    const { totp } = await setUp();
    const first = await byPassword();
    expect(first).toMatchObject({ status: 401, body: { code: 'second_step_needed' } });
    expect(cookieOf(first, 'refresh')).toBe('');
    const answer = await go(cookieOf(first, 'first-step'), { code: shown(totp) });
    expect(answer).toMatchObject({ status: 200, body: { me: { id: jan.publicId } } });
    expect(cookieOf(answer, 'refresh')).not.toBe('');
    const rows = await app.platform.db
      .select({ strong: sessions.secondFactor })
      .from(sessions)
      .where(eq(sessions.userId, jan.id));
    expect(rows).toEqual([{ strong: true }, { strong: true }]);
  });

  test('so does the mailed code as the first step', async () => {
    const { totp } = await setUp();
    await app.drain();
    await app.call(routes.requestCode, { body: { email: jan.email } });
    await app.drain();
    const code = /\b\d{6}\b/.exec(app.mailbox.to(jan.email).at(-1)?.text ?? '')?.[0] ?? 'none';
    const first = await app.call(routes.signInWithCode, { body: { email: jan.email, code } });
    expect(first.body).toMatchObject({ code: 'second_step_needed' });
    expect((await go(cookieOf(first, 'first-step'), { code: shown(totp) })).status).toBe(200);
  });

  test.each([-1, 0, 1])('the code of the half-minute %i is taken, once', async (later) => {
    const { totp } = await setUp();
    expect((await go(await firstStep(), { code: shown(totp, later) })).status).toBe(200);
    expect((await go(await firstStep(), { code: shown(totp, later) })).body).toMatchObject({ code: 'code_invalid' });
  });

  test.each([-2, 2])('the code of the half-minute %i is not', async (later) => {
    const { totp } = await setUp();
    expect((await go(await firstStep(), { code: shown(totp, later) })).body).toMatchObject({ code: 'code_invalid' });
  });

  test('after a later code an earlier one does not open', async () => {
    const { totp } = await setUp();
    expect((await go(await firstStep(), { code: shown(totp, 1) })).status).toBe(200);
    expect((await go(await firstStep(), { code: shown(totp) })).body).toMatchObject({ code: 'code_invalid' });
  });

  test('without the first step, in another browser, or too late there is no second', async () => {
    const { totp } = await setUp();
    expect((await go('', { code: shown(totp) })).body).toMatchObject({ code: 'second_step_ended' });
    expect((await go(`first-step=${'a'.repeat(43)}`, { code: shown(totp) })).body).toMatchObject({
      code: 'second_step_ended',
    });
    const cookie = await firstStep();
    app.clock.advance({ minutes: limits.secondStepMinutes });
    expect((await go(cookie, { code: shown(totp) })).body).toMatchObject({ code: 'second_step_ended' });
    app.clock.advance({ seconds: 1 });
    await app.platform.jobs.runRepeated('identity.clean-up');
    expect(await app.platform.db.select().from(firstSteps).where(eq(firstSteps.userId, jan.id))).toEqual([]);
  });

  test('a new password takes back what somebody has begun with the old one', async () => {
    const { totp } = await setUp();
    const cookie = await firstStep();
    await app.call(routes.setPassword, { as: jan, body: { password: 'sto-par-gumowcow', currentPassword } });
    expect((await go(cookie, { code: shown(totp) })).body).toMatchObject({ code: 'second_step_ended' });
  });

  test('exactly one of the two codes is asked for', async () => {
    await setUp();
    const cookie = await firstStep();
    expect((await go(cookie, {})).body).toMatchObject({ code: 'invalid_input' });
    expect((await go(cookie, { code: '123456', recoveryCode: 'AAAAA-AAAAA' })).body).toMatchObject({
      code: 'invalid_input',
    });
  });

  test('ten failures are enough for a quarter of an hour, from wherever they come', async () => {
    const { totp, codes } = await setUp();
    const cookie = await firstStep();
    for (let count = 0; count < limits.failuresPerAccount; count += 1) {
      expect((await go(cookie, count % 2 === 0 ? { code: '000000' } : { recoveryCode: 'AAAAA-AAAAA' })).status).toBe(
        401,
      );
    }
    expect((await go(cookie, { code: shown(totp) })).body).toMatchObject({ code: 'too_many_requests' });
    expect((await go(await firstStep(), { recoveryCode: codes[0] ?? '' })).body).toMatchObject({
      code: 'too_many_requests',
    });
    app.clock.advance({ minutes: 17 });
    expect((await go(await firstStep(), { code: shown(totp) })).status).toBe(200);
  });
});

describe('recovery codes', () => {
  test('each opens once, however it is typed, and a mail says how many are left', async () => {
    const { codes } = await setUp();
    const typed = ` ${(codes[3] ?? '').toLowerCase().replace('-', ' ')}`;
    expect((await go(await firstStep(), { recoveryCode: typed })).status).toBe(200);
    expect((await go(await firstStep(), { recoveryCode: codes[3] ?? '' })).body).toMatchObject({
      code: 'code_invalid',
    });
    expect((await app.call(routes.security, { as: jan })).body.secondStep?.recoveryCodesLeft).toBe(9);
    expect(await subjects()).toContainEqual(expect.stringContaining('Użyto kodu zapasowego'));
    expect(app.mailbox.to(jan.email).at(-1)?.text).toContain('Zostało jeszcze 9 kodów');
  });

  test('are one person’s', async () => {
    const { codes } = await setUp();
    const ola = await app.make.user();
    await app.platform.db.update(users).set({ passwordHash }).where(eq(users.id, ola.id));
    await setUp(ola);
    const first = await app.call(routes.signInWithPassword, { body: { email: ola.email, password: currentPassword } });
    expect((await go(cookieOf(first, 'first-step'), { recoveryCode: codes[0] ?? '' })).status).toBe(401);
  });

  test('new ones take the place of the old, with a proof', async () => {
    const { codes } = await setUp();
    const renew = (body: { currentPassword?: string }) => app.call(routes.replaceRecoveryCodes, { as: jan, body });
    expect((await renew({ currentPassword: 'nie-to-haslo-wcale' })).status).toBe(401);
    const { recoveryCodes: next } = (await renew({ currentPassword })).body;
    expect((await go(await firstStep(), { recoveryCode: codes[0] ?? '' })).status).toBe(401);
    expect((await go(await firstStep(), { recoveryCode: next[0] ?? '' })).status).toBe(200);
    expect(await subjects()).toContainEqual(expect.stringContaining('Masz nowe kody zapasowe'));
  });

  test('without a second step there are none', async () => {
    expect((await app.call(routes.replaceRecoveryCodes, { as: jan, body: { currentPassword } })).body).toMatchObject({
      code: 'second_step_off',
    });
  });
});

test('turning it off needs a proof, tells by mail, and leaves no session of two factors', async () => {
  await setUp();
  const off = (body: { currentPassword?: string }) => app.call(routes.turnOffSecondStep, { as: jan, body });
  expect((await off({})).status).toBe(400);
  expect((await off({ currentPassword: 'nie-to-haslo-wcale' })).status).toBe(401);
  expect((await byPassword()).body).toMatchObject({ code: 'second_step_needed' });
  expect((await off({ currentPassword })).status).toBe(204);
  expect((await byPassword()).status).toBe(200);
  expect(await subjects()).toContainEqual(expect.stringContaining('w dwóch krokach jest wyłączone'));
  const rows = await app.platform.db
    .select({ strong: sessions.secondFactor })
    .from(sessions)
    .where(eq(sessions.userId, jan.id));
  expect(rows.some(({ strong }) => strong)).toBe(false);
  expect(await app.platform.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, jan.id))).toEqual([]);
  expect((await off({ currentPassword })).status).toBe(204);
});
