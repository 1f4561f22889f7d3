import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { and, count, eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { memberships, places } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const changed: string[] = [];
app.platform.changes.subscribe('membership', (change) => {
  changed.push((change as { userId: string }).userId);
});

const list = async (as: TestUser | null) => (await app.call(estateRoutes.listPlaces, { as })).body.items;
const place = (slug: string, as: TestUser | null = null) =>
  app.call(estateRoutes.place, { as, params: { place: slug } });
const join = (to: TestPlace, as: TestUser | null, home = false) =>
  app.call(estateRoutes.join, { as, params: { place: to.slug }, body: { home } });
const leave = (from: TestPlace, as: TestUser | null) =>
  app.call(estateRoutes.leave, { as, params: { place: from.slug } });

/** The stored count, after it was compared with the rows. */
const memberCount = async ({ id }: TestPlace): Promise<number> => {
  const [row] = await app.platform.db.select().from(places).where(eq(places.id, id));
  const [rows] = await app.platform.db.select({ count: count() }).from(memberships).where(eq(memberships.placeId, id));
  expect(row?.memberCount).toBe(rows?.count);
  return row?.memberCount ?? -1;
};

const homesOf = async ({ id }: TestUser): Promise<bigint[]> =>
  (
    await app.platform.db
      .select({ placeId: memberships.placeId })
      .from(memberships)
      .where(and(eq(memberships.userId, id), eq(memberships.home, true)))
  ).map(({ placeId }) => placeId);

describe('places', () => {
  test('the city comes first, then the estates in the order given to them', async () => {
    await app.make.place();
    const city = await app.make.place({ kind: 'city' });
    await app.make.place();
    await app.make.place();
    const items = await list(null);
    expect(items[0]?.slug).toBe(city.slug);
    const names = items.slice(1).map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator('pl', { numeric: true }).compare));
  });

  test('a page has topics in their order, streets and moderators by name', async () => {
    const bema = await app.make.place({ topics: ['zielen', 'halas', 'inne'], streets: ['zlota', 'akacjowa'] });
    const zofia = await app.make.user({ displayName: 'Zofia', memberships: { [bema.slug]: ['moderator'] } });
    const cmielow = await app.make.user({
      displayName: 'Ćma',
      memberships: { [bema.slug]: ['resident', 'moderator'] },
    });
    await app.make.user({ memberships: { [bema.slug]: ['animator'] } });
    const answer = await place(bema.slug);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        slug: bema.slug,
        memberCount: 3,
        timeZone: 'Europe/Warsaw',
        topics: [{ slug: 'zielen' }, { slug: 'halas' }, { slug: 'inne' }],
        streets: [{ slug: 'akacjowa' }, { slug: 'zlota' }],
        moderators: [{ handle: cmielow.handle }, { handle: zofia.handle }],
      },
    });
  });

  test('a members-only estate is in the list without its counts, and closed to outsiders', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const institution = await app.make.institution({ places: [closed.slug] });
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const suspended = await app.make.user({ memberships: { [closed.slug]: ['resident'] }, suspended: true });
    const liaison = await app.make.user({ liaisonFor: [institution.slug] });
    const admin = await app.make.user({ admin: true });
    const elsewhere = await app.make.place();
    const outsider = await app.make.user({ memberships: { [elsewhere.slug]: ['moderator'] } });
    await app.make.thread({ place: closed.slug, author: member });

    for (const asker of [null, outsider]) {
      expect((await list(asker)).find(({ slug }) => slug === closed.slug)).toMatchObject({
        name: closed.name,
        memberCount: 0,
        threadCount: 0,
        lastActivityAt: null,
      });
      expect((await place(closed.slug, asker)).body.code).toBe('place_not_found');
      const params = { place: closed.slug };
      const institutions = await app.call(institutionRoutes.listInstitutions, { as: asker, params });
      expect(institutions.body.code).toBe('place_not_found');
    }
    for (const asker of [member, suspended, liaison, admin]) {
      const summary = (await list(asker)).find(({ slug }) => slug === closed.slug);
      expect(summary).toMatchObject({ memberCount: 2, threadCount: 1 });
      expect(summary?.lastActivityAt).toBeTypeOf('string');
      expect((await place(closed.slug, asker)).status).toBe(200);
    }
  });

  test('closed and missing look alike', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const [missing, invisible] = [await place('nie-ma-takiego'), await place(closed.slug)];
    expect({ ...invisible.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    expect(invisible.status).toBe(missing.status);
  });

  test('a broken token is no guest', async () => {
    const answer = await app.call(estateRoutes.listPlaces, { as: { token: 'zepsuty' } });
    expect(answer.body).toMatchObject({ code: 'token_expired' });
  });
});

describe('joining', () => {
  test('makes a resident, counts one, and says so to the rooms', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user();
    await app.drain();
    changed.length = 0;
    const answer = await join(bema, jan, true);
    expect(answer.body.memberships).toEqual([{ place: bema.slug, home: true, roles: ['resident'], verified: false }]);
    expect(await memberCount(bema)).toBe(1);
    expect((await app.call(identityRoutes.me, { as: jan })).body).toEqual(answer.body);
    await app.drain();
    expect(changed).toEqual([jan.publicId]);
  });

  test('twice, and many times at once, counts one', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user();
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(bema, jan, true)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await memberCount(bema)).toBe(1);
  });

  test('of many people at once counts all', async () => {
    const bema = await app.make.place();
    const people: TestUser[] = [];
    for (let number = 0; number < 10; number += 1) people.push(await app.make.user());
    await Promise.all(people.map((person) => join(bema, person)));
    expect(await memberCount(bema)).toBe(10);
  });

  test('there is one home at most, whatever is asked at once', async () => {
    const estates = [await app.make.place(), await app.make.place(), await app.make.place()];
    const jan = await app.make.user();
    const answers = await Promise.all(estates.map((estate) => join(estate, jan, true)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await homesOf(jan)).toHaveLength(1);
    await join(estates[1]!, jan, true);
    expect(await homesOf(jan)).toEqual([estates[1]!.id]);
    await join(estates[1]!, jan, false);
    expect(await homesOf(jan)).toEqual([]);
  });

  test('keeps the roles one has', async () => {
    const bema = await app.make.place();
    const moderator = await app.make.user({ memberships: { [bema.slug]: ['moderator'] } });
    const answer = await join(bema, moderator, true);
    expect(answer.body.memberships).toEqual([{ place: bema.slug, home: true, roles: ['moderator'], verified: false }]);
  });

  test('a members-only estate that is open', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const jan = await app.make.user();
    expect((await join(closed, jan)).status).toBe(200);
    expect((await place(closed.slug, jan)).status).toBe(200);
  });

  test('is refused by the table', async () => {
    const open = await app.make.place();
    const byCode = await app.make.place({ joining: 'code' });
    const city = await app.make.place({ kind: 'city' });
    const jan = await app.make.user();
    const unconfirmed = await app.make.user({ confirmed: false });
    const suspended = await app.make.user({ suspended: true });
    expect((await join(open, null)).body.code).toBe('unauthorized');
    expect((await join(open, unconfirmed)).body.code).toBe('email_unconfirmed');
    expect((await join(open, suspended)).body.code).toBe('account_suspended');
    expect((await join(byCode, jan)).body.code).toBe('joining_not_open');
    expect((await join(city, jan)).body.code).toBe('joining_not_open');
    expect((await join({ ...open, slug: 'nie-ma' }, jan)).body.code).toBe('place_not_found');
    expect(await memberCount(open)).toBe(0);
  });

  test('nothing but home can be said', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user();
    const body = { home: false, roles: ['moderator'] };
    const answer = await app.call(estateRoutes.join, { as: jan, params: { place: bema.slug }, body });
    expect(answer.body).toMatchObject({ code: 'invalid_input', fields: [{ field: 'roles' }] });
    expect(await memberCount(bema)).toBe(0);
  });
});

describe('leaving', () => {
  test('ends the membership, counts one less, and closes what was only for members', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const jan = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    await app.drain();
    changed.length = 0;
    expect((await leave(closed, jan)).body.memberships).toEqual([]);
    expect(await memberCount(closed)).toBe(0);
    expect((await place(closed.slug, jan)).status).toBe(404);
    await app.drain();
    expect(changed).toEqual([jan.publicId]);
  });

  test('twice, and many times at once, counts one less', async () => {
    const bema = await app.make.place();
    const jan = await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
    await app.make.user({ memberships: { [bema.slug]: ['resident'] } });
    await Promise.all(Array.from({ length: 6 }, () => leave(bema, jan)));
    expect((await leave(bema, jan)).status).toBe(200);
    expect(await memberCount(bema)).toBe(1);
  });

  test('is refused by the table', async () => {
    const bema = await app.make.place();
    const closed = await app.make.place({ visibility: 'members' });
    const moderator = await app.make.user({ memberships: { [bema.slug]: ['resident', 'moderator'] } });
    const animator = await app.make.user({ memberships: { [bema.slug]: ['animator'] } });
    const suspended = await app.make.user({ memberships: { [bema.slug]: ['resident'] }, suspended: true });
    expect((await leave(bema, null)).body.code).toBe('unauthorized');
    expect((await leave(bema, moderator)).body.code).toBe('membership_has_duties');
    expect((await leave(bema, animator)).body.code).toBe('membership_has_duties');
    expect((await leave(bema, suspended)).body.code).toBe('account_suspended');
    expect((await leave(closed, moderator)).body.code).toBe('place_not_found');
    expect(await memberCount(bema)).toBe(3);
  });
});
