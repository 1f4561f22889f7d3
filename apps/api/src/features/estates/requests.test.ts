import { joinRequestRoutes as routes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { users } from '../identity/tables.ts';
import { joinRequests, memberships, places } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const ask = (place: TestPlace, as: TestUser | null, note?: string, key?: string) =>
  app.call(routes.ask, {
    as,
    params: { place: place.slug },
    body: note === undefined ? {} : { note },
    ...(key !== undefined && { key }),
  });
const own = async (as: TestUser) => (await app.call(routes.own, { as })).body.items;
const waiting = (place: TestPlace, as: TestUser) => app.call(routes.list, { as, params: { place: place.slug } });
const approve = (place: TestPlace, request: string, as: TestUser) =>
  app.call(routes.approve, { as, params: { place: place.slug, request } });
const refuse = (place: TestPlace, request: string, as: TestUser, reason = 'To forum jest dla osób z osiedla.') =>
  app.call(routes.refuse, { as, params: { place: place.slug, request }, body: { reason } });
const bellOf = async (as: TestUser) => (await app.call(notificationRoutes.listNotifications, { as })).body.items;
const membershipsOf = async (as: TestUser) => (await app.call(identityRoutes.me, { as })).body.memberships;

const scene = async () => {
  const place = await app.make.place({ joining: 'approval', visibility: 'members' });
  const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
  const jan = await app.make.user();
  return { place, moderator, jan };
};

describe('a request', () => {
  test('is made once for a key, one at a time, and seen by the moderators with its note', async () => {
    const { place, moderator, jan } = await scene();
    const first = await ask(place, jan, '  Mieszkam na Piastowskiej.\r\n', 'prosba-o-przyjecie');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ place: place.slug, state: 'open', note: 'Mieszkam na Piastowskiej.' });
    const again = await ask(place, jan, '  Mieszkam na Piastowskiej.\r\n', 'prosba-o-przyjecie');
    expect(again.body).toEqual(first.body);
    expect((await ask(place, jan)).body.code).toBe('join_request_open');
    expect(await own(jan)).toEqual([first.body]);
    const list = await waiting(place, moderator);
    expect(list.body.items).toMatchObject([
      { id: first.body.id, note: 'Mieszkam na Piastowskiej.', person: { handle: jan.handle } },
    ]);
    expect(await membershipsOf(jan)).toEqual([]);
  });

  test('is made five times a day, in all estates together, however often it is withdrawn', async () => {
    const { place, jan } = await scene();
    const other = await app.make.place({ joining: 'approval' });
    const withdraw = (from: TestPlace) => app.call(routes.withdraw, { as: jan, params: { place: from.slug } });
    for (let times = 0; times < 4; times += 1) {
      expect((await ask(place, jan)).status).toBe(201);
      await withdraw(place);
    }
    // What was refused, and the repetition of what was not, is not counted.
    expect((await ask(other, jan, undefined, 'jeden-raz')).status).toBe(201);
    expect((await ask(other, jan)).body.code).toBe('join_request_open');
    expect((await ask(other, jan, undefined, 'jeden-raz')).status).toBe(201);
    const refused = await ask(place, jan);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    app.clock.advance({ hours: 24 });
    const as = await app.make.device(jan);
    expect((await ask(place, as)).status).toBe(201);
    app.clock.advance({ hours: -24 });
  });

  test('that is approved makes a resident without the badge, who is told by mail and in the bell', async () => {
    const { place, moderator, jan } = await scene();
    const { body } = await ask(place, jan);
    await app.drain();
    app.mailbox.clear();
    expect((await approve(place, body.id, moderator)).status).toBe(204);
    expect((await approve(place, body.id, moderator)).status).toBe(204);
    await app.drain();
    expect(await membershipsOf(jan)).toMatchObject([{ place: place.slug, roles: ['resident'], verified: false }]);
    expect(await own(jan)).toMatchObject([{ state: 'approved', reason: null }]);
    expect((await waiting(place, moderator)).body.items).toEqual([]);
    expect(app.mailbox.all.map(({ to, subject }) => [to, subject])).toEqual([
      [jan.email, `Osiedle ${place.name}: prośba przyjęta`],
    ]);
    expect(await bellOf(jan)).toMatchObject([
      {
        kind: 'join_approved',
        askedPlace: { slug: place.slug, name: place.name },
        reason: null,
        actor: null,
        thread: null,
      },
    ]);
    const logged = await app.platform.db
      .select({ action: auditLog.action, actorId: auditLog.actorId })
      .from(auditLog)
      .where(eq(auditLog.subject, `user:${jan.publicId}`));
    expect(logged).toEqual([{ action: 'join_request.approve', actorId: moderator.id }]);
    expect((await refuse(place, body.id, moderator)).body?.code).toBe('join_request_closed');
  });

  test('that is refused says why, and can be made again after 7 days', async () => {
    const { place, moderator, jan } = await scene();
    const { body } = await ask(place, jan);
    app.mailbox.clear();
    const reason = 'Piszesz, że mieszkasz w innym mieście.';
    expect((await refuse(place, body.id, moderator, reason)).status).toBe(204);
    await app.drain();
    expect(app.mailbox.all[0]?.text).toContain(reason);
    // It is about themselves, so they are told also of an estate whose forum they may not read.
    expect(await bellOf(jan)).toMatchObject([
      { kind: 'join_refused', askedPlace: { slug: place.slug }, reason, actor: null },
    ]);
    expect(await bellOf(moderator)).toEqual([]);
    expect(await own(jan)).toMatchObject([{ state: 'refused', reason }]);
    expect((await ask(place, jan)).body.code).toBe('join_request_too_soon');
    app.clock.advance({ hours: 7 * 24 });
    expect((await ask(place, jan)).status).toBe(201);
  });

  test('that is decided is told in the asker’s language, in the form of all mails', async () => {
    const { place, moderator } = await scene();
    const written: string[] = [];
    for (const locale of ['pl', 'en']) {
      for (const decide of [approve, refuse]) {
        const asker = await app.make.user({ locale });
        const { body } = await ask(place, asker);
        await app.drain();
        app.mailbox.clear();
        await decide(place, body.id, moderator);
        await app.drain();
        written.push(app.mailbox.all[0]?.text ?? '');
      }
    }
    const foot = /\n\n[^\n]+ · https?:\/\/\S+\n$/;
    expect(written.map((text) => [text.split('\n\n')[0], foot.test(text)])).toEqual([
      ['Dzień dobry!', true],
      ['Dzień dobry!', true],
      ['Hello!', true],
      ['Hello!', true],
    ]);
  });

  test('that is decided rings the bell of whoever asked at once, and of nobody else', async () => {
    const { place, moderator, jan } = await scene();
    const { body } = await ask(place, jan);
    const [socket, other] = [await app.socket(jan), await app.socket(await app.make.user())];
    await refuse(place, body.id, moderator);
    expect(await socket.next('notification.created')).toMatchObject({
      notification: { kind: 'join_refused', askedPlace: { slug: place.slug } },
      unread: 1,
    });
    expect(other.received('notification.created')).toEqual([]);
  });

  test('rings the bells of whoever decides it, once until they look, and of nobody else', async () => {
    const { place, moderator, jan } = await scene();
    const { moderator: otherModerator } = await scene();
    const roles = { [place.slug]: ['moderator'] } as const;
    const suspended = await app.make.user({ memberships: roles, suspended: true });
    const resident = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const admin = await app.make.user({ admin: true });
    const [socket, asker] = [await app.socket(moderator), await app.socket(jan)];
    await ask(place, jan, undefined, 'slychac-raz');
    expect(await socket.next('notification.created')).toMatchObject({
      notification: {
        kind: 'join_asked',
        askedPlace: { slug: place.slug, name: place.name },
        actor: null,
        reason: null,
      },
      unread: 1,
    });
    await ask(place, jan, undefined, 'slychac-raz');
    await ask(place, await app.make.user());
    const ofPlace = async (as: TestUser) =>
      (await bellOf(as)).filter(({ askedPlace }) => askedPlace?.slug === place.slug);
    expect((await ofPlace(moderator)).map(({ kind }) => kind)).toEqual(['join_asked']);
    expect(await ofPlace(admin)).toHaveLength(1);
    for (const nobody of [otherModerator, suspended, resident, jan]) expect(await ofPlace(nobody)).toEqual([]);
    expect(asker.received('notification.created')).toEqual([]);

    await app.call(notificationRoutes.markRead, { as: moderator, body: { ids: 'all' } });
    await ask(place, await app.make.user());
    expect((await ofPlace(moderator)).map(({ read }) => read)).toEqual([false, true]);
  });

  test('of an administrator is not told to themselves', async () => {
    const { place, moderator } = await scene();
    const admin = await app.make.user({ admin: true });
    await ask(place, admin);
    expect(await bellOf(admin)).toEqual([]);
    expect(await bellOf(moderator)).toMatchObject([{ kind: 'join_asked' }]);
  });

  test('is no news to who decides it once nobody waits any more', async () => {
    const { place, moderator, jan } = await scene();
    const ewa = await app.make.user();
    await ask(place, jan);
    const { body } = await ask(place, ewa);
    const [told] = await bellOf(moderator);
    const socket = await app.socket(moderator);
    await app.call(routes.withdraw, { as: jan, params: { place: place.slug } });
    expect(await bellOf(moderator)).toEqual([told]);
    await refuse(place, body.id, moderator);
    expect(await socket.next('notification.gone')).toEqual({ ids: [told?.id] });
    expect(await bellOf(moderator)).toEqual([]);
  });

  test('can be taken back, and is when its maker comes in by another way', async () => {
    const { place, moderator, jan } = await scene();
    const { body } = await ask(place, jan);
    const params = { place: place.slug };
    expect((await app.call(routes.withdraw, { as: jan, params })).status).toBe(204);
    expect((await app.call(routes.withdraw, { as: jan, params })).status).toBe(204);
    expect((await approve(place, body.id, moderator)).body?.code).toBe('join_request_closed');

    await ask(place, jan);
    const admin = await app.make.user({ admin: true });
    const code = await app.call(stairwellRoutes.createCode, {
      as: admin,
      params,
      body: { label: 'klatka B', maxUses: 3, days: 3 },
    });
    await app.call(stairwellRoutes.joinByCode, { as: jan, body: { stairwellCode: code.body.code } });
    expect(await own(jan)).toMatchObject([{ state: 'withdrawn' }]);
    expect((await ask(place, jan)).body.code).toBe('already_a_member');

    const ewa = await app.make.user();
    await ask(place, ewa);
    await app.platform.db.update(places).set({ joining: 'open' }).where(eq(places.id, place.id));
    await app.call(estateRoutes.join, { as: ewa, params, body: { home: false } });
    expect(await own(ewa)).toMatchObject([{ state: 'withdrawn' }]);
  });

  test('is decided once, whoever decides at once', async () => {
    const { place, moderator, jan } = await scene();
    const { body } = await ask(place, jan);
    const answers = await Promise.all([
      approve(place, body.id, moderator),
      refuse(place, body.id, moderator),
      approve(place, body.id, moderator),
    ]);
    const refused = (await own(jan))[0]?.state === 'refused';
    expect(answers.map(({ status }) => status)).toEqual(refused ? [409, 204, 409] : [204, 409, 204]);
    expect((await membershipsOf(jan)).length).toBe(refused ? 0 : 1);
  });

  test('is nobody’s own to decide, nor another estate’s', async () => {
    const { place, jan, moderator } = await scene();
    const admin = await app.make.user({ admin: true });
    const { body: adminsOwn } = await ask(place, admin);
    expect((await approve(place, adminsOwn.id, admin)).body?.code).toBe('forbidden');
    const { place: other, moderator: otherModerator } = await scene();
    const { body } = await ask(place, jan);
    expect((await approve(other, body.id, otherModerator)).body?.code).toBe('join_request_not_found');
    expect((await approve(place, adminsOwn.id, moderator)).status).toBe(204);
  });

  test('of somebody whose account has gone meanwhile is none: nobody comes in', async () => {
    const { place, jan, moderator } = await scene();
    const { body } = await ask(place, jan);
    await app.platform.db.update(users).set({ deletedAt: app.clock.now() }).where(eq(users.id, jan.id));
    expect((await approve(place, body.id, moderator)).body?.code).toBe('join_request_not_found');
    expect((await refuse(place, body.id, moderator)).body?.code).toBe('join_request_not_found');
    expect(await app.platform.db.select().from(memberships).where(eq(memberships.userId, jan.id))).toEqual([]);
  });

  test('is not for estates that are entered otherwise, nor with a refusal that says nothing', async () => {
    const { place, jan, moderator } = await scene();
    for (const joining of ['open', 'code'] as const) {
      expect((await ask(await app.make.place({ joining }), jan)).body.code).toBe('joining_not_by_approval');
    }
    const { body } = await ask(place, jan);
    expect((await refuse(place, body.id, moderator, '\u200b \u2800'.repeat(10))).body).toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'reason' }],
    });
  });

  test('is forgotten a year after it was closed', async () => {
    const { place, jan, moderator } = await scene();
    const { body } = await ask(place, jan);
    await approve(place, body.id, moderator);
    const kept = () =>
      app.platform.db.select({ id: joinRequests.id }).from(joinRequests).where(eq(joinRequests.publicId, body.id));
    app.clock.advance({ hours: 364 * 24 });
    await app.platform.jobs.runRepeated('estates.clean-up');
    expect(await kept()).toHaveLength(1);
    app.clock.advance({ hours: 2 * 24 });
    await app.platform.jobs.runRepeated('estates.clean-up');
    expect(await kept()).toEqual([]);
  });
});
