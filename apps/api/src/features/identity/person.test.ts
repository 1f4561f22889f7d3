import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import { users } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

const person = (handle: string, as: { token: string } | null = null) =>
  app.call(identityRoutes.person, { as, params: { handle } });

describe('a profile', () => {
  test('is read by anyone, what they say of themselves by neighbours, and holds no address', async () => {
    const place = await app.make.place();
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident', 'moderator'] } });
    await app.platform.db
      .update(users)
      .set({ bio: 'Piszę wolno.', hereSince: 'od zawsze', canHelpWith: 'Pomogę z pismem.', languages: ['pl', 'xx'] })
      .where(eq(users.id, jan.id));
    expect((await person(jan.handle)).body).toMatchObject({
      bio: null,
      hereSince: null,
      canHelpWith: null,
      languages: [],
    });
    const neighbour = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const answer = await person(jan.handle, neighbour);
    expect(answer.body).toMatchObject({
      handle: jan.handle,
      displayName: jan.displayName,
      bio: 'Piszę wolno.',
      hereSince: 'od zawsze',
      canHelpWith: 'Pomogę z pismem.',
      languages: ['pl'],
      admin: false,
      roles: [
        { place: place.slug, placeName: place.name, role: 'resident', institution: null },
        { place: place.slug, placeName: place.name, role: 'moderator', institution: null },
      ],
    });
    expect(JSON.stringify(answer.body)).not.toContain(jan.email);
  });

  test('bears the name that its owner gives it, in posts written before, too', async () => {
    const place = await app.make.place();
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const thread = await app.make.thread({ place: place.slug, author: jan });
    const rename = (displayName: string, as = jan) =>
      app.call(identityRoutes.changeName, { as, body: { displayName } });
    expect((await rename('  Jan   Nowak ')).body).toMatchObject({ displayName: 'Jan Nowak', handle: jan.handle });
    expect((await person(jan.handle)).body).toMatchObject({ displayName: 'Jan Nowak' });
    const page = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(page.body.posts[0]?.author).toMatchObject({ displayName: 'Jan Nowak' });
    // Who has the thread open is told.
    await app.drain();
    const now = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(now.body.thread.version).toBeGreaterThan(page.body.thread.version);
    expect((await rename('www.oszust.pl')).body).toMatchObject({ code: 'name_not_allowed' });
    // What was refused, and what changes nothing, is not counted.
    expect((await rename('Jan Nowak')).status).toBe(200);
    for (const name of ['Jan N.', 'Jan Nowak']) expect((await rename(name)).status).toBe(200);
    expect((await rename('Jan N.')).body).toMatchObject({ code: 'too_many_requests' });
    expect((await person(jan.handle)).body).toMatchObject({ displayName: 'Jan Nowak' });
    const suspended = await app.make.user({ suspended: true });
    expect((await rename('Ktoś Inny', suspended)).body).toMatchObject({ code: 'account_suspended' });
  });

  test('says what its owner puts down, to whom they choose', async () => {
    const place = await app.make.place();
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const put = (shownTo: 'neighbours' | 'everyone' | 'nobody') =>
      app.call(identityRoutes.updateProfile, {
        as: jan,
        body: { bio: '  Piszę\n\twolno\u202e. ', hereSince: ' ', canHelpWith: null, languages: ['uk', 'pl'], shownTo },
      });
    const outsider = await app.make.user();
    expect((await put('everyone')).body).toEqual({
      bio: 'Piszę wolno.',
      hereSince: null,
      canHelpWith: null,
      languages: ['uk', 'pl'],
      shownTo: 'everyone',
    });
    expect((await person(jan.handle)).body).toMatchObject({ bio: 'Piszę wolno.', languages: ['pl', 'uk'] });
    await put('neighbours');
    expect((await person(jan.handle, outsider)).body).toMatchObject({ bio: null, languages: [] });
    await put('nobody');
    expect((await person(jan.handle, jan)).body).toMatchObject({ bio: 'Piszę wolno.' });
    expect((await app.call(identityRoutes.profile, { as: jan })).body).toMatchObject({ shownTo: 'nobody' });
  });

  test('names a liaison’s institution once', async () => {
    const [first, second] = [await app.make.place(), await app.make.place()];
    const institution = await app.make.institution({ places: [second.slug, first.slug] });
    const ewa = await app.make.user({ liaisonFor: [institution.slug] });
    const { roles } = (await person(ewa.handle)).body;
    expect(roles).toMatchObject([{ place: first.slug, placeName: first.name, role: 'liaison' }]);
    expect(roles[0]?.institution).toMatch(/^Urząd/);
  });

  test('shows what belongs to a members-only estate to its members only', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const neighbour = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const outsider = await app.make.user();
    await app.make.thread({ place: closed.slug, author: neighbour });
    for (const asker of [null, outsider]) {
      expect((await person(neighbour.handle, asker)).body).toMatchObject({ roles: [], postCount: 0 });
    }
    expect((await person(neighbour.handle, member)).body).toMatchObject({
      roles: [{ place: closed.slug, role: 'resident' }],
      postCount: 1,
    });
  });

  test('of nobody, and of an account that is gone, is not there', async () => {
    const gone = await app.make.user();
    await app.platform.db.update(users).set({ deletedAt: app.clock.now() }).where(eq(users.id, gone.id));
    expect((await person(gone.handle)).body.code).toBe('person_not_found');
    expect((await person('nikt-taki')).body.code).toBe('person_not_found');
  });
});
