import { adminRoutes as routes } from '@moja-ulica/shared/admin/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { memberships, places } from '../estates/tables.ts';
import { sessions, users } from '../identity/tables.ts';
import { auditLog } from '../moderation/tables.ts';

let app: TestApp;
let admin: TestUser;
let bema: TestPlace;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.make.user({ admin: true });
  bema = await app.make.place({ visibility: 'members' });
});
afterAll(() => app.close());

const setDuties = (person: TestUser, duties: ('animator' | 'moderator')[], as = admin) =>
  app.call(routes.setPlaceRoles, { as, params: { person: person.publicId, place: bema.slug }, body: { duties } });
const setAdmin = (person: TestUser, value: boolean, as = admin) =>
  app.call(routes.setAdmin, { as, params: { person: person.publicId }, body: { admin: value } });

const rolesIn = async (person: TestUser) =>
  (await app.platform.db.select().from(memberships).where(eq(memberships.userId, person.id))).map(({ roles }) => roles);
const lastAct = async () => (await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0];
const memberCount = async () =>
  (await app.platform.db.select().from(places).where(eq(places.id, bema.id)))[0]?.memberCount ?? 0;

describe('duties in a place', () => {
  it('are given to a resident beside what they are, and taken again', async () => {
    const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
    const before = await memberCount();
    const given = await setDuties(jan, ['moderator', 'animator']);
    expect(given.body).toMatchObject({ places: [{ place: bema.slug, roles: ['resident', 'animator', 'moderator'] }] });
    expect(await lastAct()).toMatchObject({
      actorId: admin.id,
      placeId: bema.id,
      action: 'role.place',
      subject: `user:${jan.publicId}`,
      details: { before: [], after: ['animator', 'moderator'] },
    });
    await setDuties(jan, []);
    expect(await rolesIn(jan)).toEqual([['resident']]);
    expect(await memberCount()).toBe(before);
  });

  it('make somebody from elsewhere a member, who leaves with them', async () => {
    const ola = await app.make.user();
    const before = await memberCount();
    await setDuties(ola, ['moderator']);
    expect([await rolesIn(ola), await memberCount()]).toEqual([[['moderator']], before + 1]);
    await setDuties(ola, []);
    expect([await rolesIn(ola), await memberCount()]).toEqual([[], before]);
  });

  it('write nothing where nothing changes', async () => {
    const jan = await app.make.user({ memberships: { [bema.slug]: ['moderator'] } });
    const before = await lastAct();
    await setDuties(jan, ['moderator']);
    expect((await lastAct())?.id).toBe(before?.id);
  });

  it('count from the next request, cut the sockets, and leave the session', async () => {
    const jan = await app.make.user();
    const queue = () => app.call(moderationRoutes.listCases, { as: jan });
    expect((await queue()).body).toMatchObject({ code: 'not_moderator_here' });
    const socket = await app.socket(jan);
    await setDuties(jan, ['moderator']);
    expect((await queue()).status).toBe(200);
    await socket.disconnected;

    const again = await app.socket(jan);
    expect(await again.join(`forum:${bema.slug}`)).toEqual({ ok: true });
    await setDuties(jan, []);
    await again.disconnected;
    expect((await queue()).body).toMatchObject({ code: 'not_moderator_here' });
    const later = await app.socket(jan);
    expect((await later.join(`forum:${bema.slug}`)).ok).toBe(false);
    expect((await app.call(identityRoutes.me, { as: jan })).status).toBe(200);
  });

  it('let devices stay signed in for as long as those of staff only', async () => {
    const jan = await app.make.user();
    const end = async () => {
      const [row] = await app.platform.db.select().from(sessions).where(eq(sessions.publicId, jan.sessionId));
      return ((row?.expiresAt.getTime() ?? 0) - app.clock.now().getTime()) / 86_400_000;
    };
    expect(await end()).toBe(60);
    await setDuties(jan, ['animator']);
    expect(await end()).toBe(14);
  });

  it('show as a badge where the person wrote', async () => {
    const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
    const thread = await app.make.thread({ place: bema.slug, author: jan });
    const page = () => app.call(threadRoutes.threadPage, { as: jan, params: { thread: thread.publicId, page: 1 } });
    await page();
    await setDuties(jan, ['moderator']);
    await app.drain();
    expect((await page()).body).toMatchObject({ posts: [{ author: { role: 'moderator' } }] });
  });
});

describe('speaking for an institution', () => {
  it('is given with a unit, changed and taken', async () => {
    const council = await app.make.institution({ places: [bema.slug] });
    const ewa = await app.make.user();
    const set = (speaks: boolean, unit: string | null) =>
      app.call(routes.setLiaison, {
        as: admin,
        params: { person: ewa.publicId, institution: council.slug },
        body: { speaks, unit },
      });
    expect((await set(true, '  Wydział   Dróg ')).body).toMatchObject({
      institutions: [{ institution: council.slug, unit: 'Wydział Dróg' }],
    });
    expect((await app.call(identityRoutes.me, { as: ewa })).body).toMatchObject({
      liaisonFor: [{ institution: council.slug, places: [bema.slug] }],
    });
    await set(true, null);
    expect((await lastAct())?.details).toEqual({
      institution: council.slug,
      before: { unit: 'Wydział Dróg' },
      after: { unit: null },
    });
    expect((await set(false, null)).body).toMatchObject({ institutions: [] });
    expect((await set(true, '\u200b\u200b')).body).toMatchObject({ code: 'invalid_input' });
  });
});

describe('the administrator', () => {
  it('makes another, and steps back when there is one', async () => {
    const second = await app.make.user();
    expect((await setAdmin(second, true)).body).toMatchObject({ admin: true });
    expect((await setAdmin(admin, false, second)).status).toBe(200);
    expect((await setAdmin(second, true, admin)).body).toMatchObject({ code: 'forbidden' });
    expect((await setAdmin(second, false, second)).body).toMatchObject({ code: 'last_admin' });
    // One who is suspended looks after nothing.
    const suspended = await app.make.user({ admin: true, suspended: true });
    expect((await setAdmin(second, false, second)).body).toMatchObject({ code: 'last_admin' });
    await app.platform.db.update(users).set({ admin: false }).where(eq(users.id, suspended.id));
    expect(await lastAct()).toMatchObject({ action: 'role.admin', details: { before: true, after: false } });
    expect((await setAdmin(admin, true, second)).status).toBe(200);
    // Answered though the role is gone now.
    expect((await setAdmin(second, false, second)).body).toMatchObject({ admin: false });
  });
});

describe('people', () => {
  const find = async (query: Readonly<Record<string, string>>) => {
    const { body } = await app.call(routes.listPeople, { as: admin, query });
    return 'items' in body ? body.items.map(({ displayName }) => displayName) : body;
  };

  it('are found by beginnings of their names, by nick, and by the whole address only', async () => {
    const zofia = await app.make.user({ displayName: 'Zofia Wierzbińska', email: 'zofia.w@example.org' });
    expect(await find({ search: 'wierz' })).toEqual(['Zofia Wierzbińska']);
    expect(await find({ search: 'WIERZBIŃ zof' })).toEqual(['Zofia Wierzbińska']);
    expect(await find({ search: zofia.handle })).toContain('Zofia Wierzbińska');
    expect(await find({ search: 'Zofia.W@example.org' })).toEqual(['Zofia Wierzbińska']);
    expect(await find({ search: 'zofia.w@example' })).toEqual([]);
    expect(await find({ search: 'erzbi' })).toEqual([]);
    for (const search of ['&|!', "':* <->", '\\ :a', 'a:*&!']) expect(await find({ search })).not.toContain('code');
  });

  it('are listed by what they are, and where', async () => {
    const place = await app.make.place();
    const council = await app.make.institution({ places: [place.slug] });
    await app.make.user({ displayName: 'Mieszkanka', memberships: { [place.slug]: ['resident'] } });
    await app.make.user({ displayName: 'Moderatorka', memberships: { [place.slug]: ['resident', 'moderator'] } });
    await app.make.user({ displayName: 'Łączniczka', liaisonFor: [council.slug] });
    expect(await find({ place: place.slug })).toEqual(['Moderatorka', 'Mieszkanka']);
    expect(await find({ place: place.slug, role: 'moderator' })).toEqual(['Moderatorka']);
    expect(await find({ role: 'liaison', institution: council.slug })).toEqual(['Łączniczka']);
    expect(await find({ role: 'admin' })).toEqual([admin.displayName]);
    const any = await find({ role: 'any' });
    expect(any).toEqual(expect.arrayContaining(['Łączniczka', 'Moderatorka', admin.displayName]));
    expect(any).not.toContain('Mieszkanka');
  });

  it('come page by page', async () => {
    const place = await app.make.place();
    for (let count = 0; count < 31; count += 1) {
      await app.make.user({ displayName: `Kolejna ${count}`, memberships: { [place.slug]: ['resident'] } });
    }
    const first = await app.call(routes.listPeople, { as: admin, query: { place: place.slug } });
    const cursor = 'nextCursor' in first.body ? (first.body.nextCursor ?? '') : '';
    expect(await find({ place: place.slug, cursor })).toEqual(['Kolejna 0']);
  });

  it('are shown with their devices and what they wrote', async () => {
    const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
    await app.make.device(jan);
    await app.make.thread({ place: bema.slug, author: jan });
    const { body } = await app.call(routes.person, { as: admin, params: { person: jan.publicId } });
    expect(body).toMatchObject({ email: jan.email, sessionCount: 2, postCount: 1, hiddenPostCount: 0 });
  });
});
