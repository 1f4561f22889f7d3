import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';

let app: TestApp;
let admin: TestUser;
let bema: TestPlace;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  bema = await app.make.place();
});
afterAll(() => app.close());

const reason = 'Groźby wobec sąsiadów w trzech postach.';
const actsOn = async ({ publicId }: TestUser) =>
  (
    await app.platform.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subject, `user:${publicId}`))
      .orderBy(asc(auditLog.id))
  ).map(({ action, details }) => [action, details['reason']]);

it('suspends and lets back, from the next request on, with the reasons kept', async () => {
  const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
  const params = { person: jan.publicId };
  const suspended = await app.call(routes.suspendPerson, { as: admin, params, body: { days: 3, reason } });
  expect(suspended.body).toMatchObject({
    suspendedUntil: new Date(app.clock.now().getTime() + 3 * 86_400_000).toISOString(),
    sessionCount: 0,
  });
  expect((await app.call(identityRoutes.me, { as: jan })).body).toMatchObject({ code: 'session_ended' });

  await app.drain();
  const told = app.mailbox.to(jan.email).at(-1)?.text ?? '';
  expect(told).toContain(`Powód: ${reason}`);

  const again = await app.make.device(jan);
  expect((await app.call(identityRoutes.me, { as: again })).body).toMatchObject({
    suspended: true,
    suspendedUntil: suspended.body.suspendedUntil,
  });
  const thread = await app.make.thread({ place: bema.slug, author: admin });
  const reply = () =>
    app.call(threadRoutes.createReply, { as: again, params: { thread: thread.publicId }, body: { body: 'Jestem.' } });
  expect((await reply()).body).toMatchObject({ code: 'account_suspended' });
  const open = await app.socket(again);
  const back = await app.call(routes.unsuspendPerson, {
    as: admin,
    params,
    body: { reason: 'Po rozmowie i przeprosinach.' },
  });
  // It connects again, and asks what it may do.
  await open.disconnected;
  expect(back.body).toMatchObject({ suspendedUntil: null });
  expect((await app.call(identityRoutes.me, { as: again })).body).toMatchObject({
    suspended: false,
    suspendedUntil: null,
  });
  await app.drain();
  expect(app.mailbox.to(jan.email).at(-1)?.text).toContain('Powód: Po rozmowie i przeprosinach.');
  expect((await reply()).status).toBe(201);
  expect(await actsOn(jan)).toEqual([
    ['person.suspend', reason],
    ['person.unsuspend', 'Po rozmowie i przeprosinach.'],
  ]);
});

it('writes nothing down of a suspension that was over or never there', async () => {
  const jan = await app.make.user();
  const params = { person: jan.publicId };
  const unsuspend = async () =>
    app.call(routes.unsuspendPerson, { as: await app.make.device(admin), params, body: { reason } });
  expect((await unsuspend()).status).toBe(200);
  expect(await actsOn(jan)).toEqual([]);
  const as = await app.make.device(admin);
  await app.call(routes.suspendPerson, { as, params, body: { days: 1, reason } });
  app.clock.advance({ hours: 25 });
  expect((await unsuspend()).status).toBe(200);
  app.clock.advance({ hours: -25 });
  expect(await actsOn(jan)).toEqual([['person.suspend', reason]]);
});

it('suspends until further notice', async () => {
  const jan = await app.make.user();
  const params = { person: jan.publicId };
  await app.call(routes.suspendPerson, { as: admin, params, body: { days: null, reason } });
  app.clock.advance({ hours: 24 * 3650 });
  const as = await app.make.device(admin);
  const { body } = await app.call(routes.person, { as, params });
  expect(body.suspendedUntil).toMatch(/^9999/);
  await app.drain();
  expect(app.mailbox.to(jan.email).at(-1)?.text).toContain('trwa do odwołania');
});

it('signs out everywhere, sockets too', async () => {
  const as = await app.make.device(admin);
  const jan = await app.make.user();
  const phone = await app.make.device(jan);
  const socket = await app.socket(phone);
  await app.call(routes.signOutPerson, { as, params: { person: jan.publicId }, body: { reason } });
  await socket.disconnected;
  for (const device of [jan, phone]) expect((await app.call(identityRoutes.me, { as: device })).status).toBe(401);
  expect(await actsOn(jan)).toEqual([['person.sign_out', reason]]);
});

it('asks for a reason that can be read', async () => {
  const as = await app.make.device(admin);
  const jan = await app.make.user();
  const body = { reason: '\u200b'.repeat(20) };
  const answer = await app.call(routes.signOutPerson, { as, params: { person: jan.publicId }, body });
  expect(answer.body).toMatchObject({ code: 'invalid_input' });
});

it('tells a person of a role that they got or lost, at once and by mail', async () => {
  const as = await app.make.device(admin);
  const ewa = await app.make.user({ locale: 'en' });
  const set = (duties: ('animator' | 'moderator')[]) =>
    app.call(routes.setPlaceRoles, { as, params: { person: ewa.publicId, place: bema.slug }, body: { duties } });
  await set(['moderator']);
  await set(['animator']);
  await app.drain();
  const { body } = await app.call(notificationRoutes.listNotifications, { as: ewa });
  expect(body.items.map(({ kind, role, thread }) => [kind, role?.role, role?.given, role?.place, thread])).toEqual([
    ['role_changed', 'animator', true, bema.name, null],
    ['role_changed', 'moderator', false, bema.name, null],
    ['role_changed', 'moderator', true, bema.name, null],
  ]);
  expect((await app.call(notificationRoutes.unread, { as: ewa })).body).toEqual({ unread: 3 });
  const mails = app.mailbox.to(ewa.email).map(({ text }) => text);
  expect(mails).toHaveLength(3);
  // In whatever order the queue hands them over.
  expect(mails.join()).toContain(`You have a new role at Moja ulica: moderator (${bema.name})`);
  expect(mails.join()).toContain(`You have a new role at Moja ulica: animator (${bema.name})`);
  expect(mails.join()).toContain(`your role ends: moderator (${bema.name})`);

  const socket = await app.socket(ewa);
  await app.call(routes.setAdmin, { as, params: { person: ewa.publicId }, body: { admin: true } });
  await socket.disconnected;
});
