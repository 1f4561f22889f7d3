import { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { sessions, users } from '../identity/tables.ts';
import { createLoadAsker, institutionForOfficialAnswer, institutionServing } from './index.ts';
import { createReadSettings } from '../site/index.ts';
import { institutions, liaisons } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const { db } = app.platform;

describe('institutions of a place', () => {
  test('the council first, then the departments; a promise only where somebody answers', async () => {
    const bema = await app.make.place();
    const other = await app.make.place();
    const answered = await app.make.institution({ places: [bema.slug] });
    const silent = await app.make.institution({ places: [bema.slug, other.slug] });
    const council = await app.make.institution({ places: [bema.slug] });
    await app.make.institution({ places: [other.slug] });
    await db.update(institutions).set({ kind: 'estate_council' }).where(eq(institutions.id, council.id));
    await app.make.user({ liaisonFor: [answered.slug] });
    const gone = await app.make.user({ liaisonFor: [silent.slug] });
    await db.update(users).set({ deletedAt: app.clock.now() }).where(eq(users.id, gone.id));

    const answer = await app.call(institutionRoutes.listInstitutions, { params: { place: bema.slug } });
    expect(answer.body.items.map(({ slug, promiseDays }) => [slug, promiseDays])).toEqual([
      [council.slug, null],
      [answered.slug, 7],
      [silent.slug, null],
    ]);
  });

  test('of the town: all of them, councils first, with their places and only promises that somebody keeps', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const office = await app.make.institution({ places: [bema.slug, piasta.slug] });
    const council = await app.make.institution({ places: [piasta.slug] });
    await db.update(institutions).set({ kind: 'estate_council' }).where(eq(institutions.id, council.id));
    const liaison = await app.make.user({ liaisonFor: [office.slug] });
    const townList = async () => (await app.call(institutionRoutes.townInstitutions, {})).body.items;
    const found = await townList();
    const kinds = found.map(({ kind }) => kind);
    expect(kinds).toEqual([...kinds].toSorted().toReversed());
    expect(found.find(({ slug }) => slug === council.slug)).toMatchObject({ promiseDays: null });
    expect(found.find(({ slug }) => slug === office.slug)).toMatchObject({
      promiseDays: 7,
      places: [{ slug: bema.slug }, { slug: piasta.slug }],
    });
    await db.update(users).set({ deletedAt: app.clock.now() }).where(eq(users.id, liaison.id));
    expect((await townList()).find(({ slug }) => slug === office.slug)).toMatchObject({ promiseDays: null });
  });

  test('of no place', async () => {
    const answer = await app.call(institutionRoutes.listInstitutions, { params: { place: 'nigdzie' } });
    expect(answer.body.code).toBe('place_not_found');
  });
});

describe('what threads ask', () => {
  test('whether an institution serves a place', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const office = await app.make.institution({ places: [bema.slug] });
    const serving = (slug: string, { id: placeId }: { readonly id: bigint }) =>
      institutionServing(db, { slug, placeId }, app.clock.now());
    expect(await serving(office.slug, bema)).toMatchObject({ id: office.id, promiseDays: null });
    // Who may not write cannot keep a promise.
    await app.make.user({ liaisonFor: [office.slug], suspended: true });
    const pageOf = async () =>
      (await app.call(institutionRoutes.institution, { params: { institution: office.slug } })).body;
    expect(await serving(office.slug, bema)).toMatchObject({ promiseDays: null });
    expect(await pageOf()).toMatchObject({ promiseDays: null, liaisons: [] });
    const liaison = await app.make.user({ liaisonFor: [office.slug] });
    expect(await serving(office.slug, bema)).toMatchObject({ promiseDays: 7 });
    expect(await pageOf()).toMatchObject({ promiseDays: 7, liaisons: [{ handle: liaison.handle }] });
    expect(await serving(office.slug, piasta)).toBeNull();
    expect(await serving('nie-ma', bema)).toBeNull();
  });

  test('for whom and from which unit a liaison answers', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const office = await app.make.institution({ places: [bema.slug] });
    const council = await app.make.institution({ places: [bema.slug] });
    const pawel = await app.make.user({ liaisonFor: [office.slug] });
    await db.update(liaisons).set({ unit: 'dział utrzymania' }).where(eq(liaisons.userId, pawel.id));
    const ask = (institution: string, placeId: bigint, userId = pawel.id) =>
      institutionForOfficialAnswer(db, { institution, placeId, userId });
    expect(await ask(office.slug, bema.id)).toEqual({ id: office.id, unit: 'dział utrzymania' });
    expect(await ask(office.slug, piasta.id)).toBeNull();
    expect(await ask(council.slug, bema.id)).toBeNull();
    const admin = await app.make.user({ admin: true });
    expect(await ask(office.slug, bema.id, admin.id)).toBeNull();
  });
});

describe('who asks', () => {
  const loadAsker = createLoadAsker(app.clock, createReadSettings(app.platform));

  test('is a guest without a token', async () => {
    expect(await loadAsker(db, null)).toEqual({ actor: { kind: 'guest' }, userId: null });
  });

  test('has roles and institutions as of now, inside a transaction too', async () => {
    const [bema, piasta] = [await app.make.place(), await app.make.place()];
    const office = await app.make.institution({ places: [piasta.slug, bema.slug] });
    const ewa = await app.make.user({
      memberships: { [piasta.slug]: ['moderator'], [bema.slug]: ['resident', 'animator'] },
      liaisonFor: [office.slug],
    });
    await app.make.user({ memberships: { [piasta.slug]: ['resident'] } });
    const caller = { sessionId: ewa.sessionId, userId: ewa.publicId };
    const expected = {
      userId: ewa.id,
      actor: {
        kind: 'account',
        id: ewa.publicId,
        confirmed: true,
        suspended: false,
        admin: false,
        memberships: [
          { place: bema.slug, roles: ['resident', 'animator'] },
          { place: piasta.slug, roles: ['moderator'] },
        ],
        liaisonFor: [{ institution: office.slug, places: [bema.slug, piasta.slug] }],
      },
    };
    expect(await loadAsker(db, caller)).toEqual(expected);
    expect(await db.transaction((tx) => loadAsker(tx, caller))).toEqual(expected);
  });

  test('is suspended until the time is over', async () => {
    const jan = await app.make.user({ suspended: true });
    const caller = { sessionId: jan.sessionId, userId: jan.publicId };
    expect((await loadAsker(db, caller)).actor).toMatchObject({ suspended: true });
    app.clock.advance({ days: 7 });
    expect((await loadAsker(db, caller)).actor).toMatchObject({ suspended: false });
  });

  test('has no session any more', async () => {
    const [revoked, expired, gone, other] = [
      await app.make.user(),
      await app.make.user(),
      await app.make.user(),
      await app.make.user(),
    ];
    const now = app.clock.now();
    await db.update(sessions).set({ revokedAt: now }).where(eq(sessions.publicId, revoked.sessionId));
    await db.update(sessions).set({ expiresAt: now }).where(eq(sessions.publicId, expired.sessionId));
    await db.update(users).set({ deletedAt: now }).where(eq(users.id, gone.id));
    for (const { sessionId, publicId } of [revoked, expired, gone]) {
      await expect(loadAsker(db, { sessionId, userId: publicId })).rejects.toMatchObject({ code: 'session_ended' });
    }
    await expect(loadAsker(db, { sessionId: other.sessionId, userId: gone.publicId })).rejects.toMatchObject({
      code: 'session_ended',
    });
  });
});
