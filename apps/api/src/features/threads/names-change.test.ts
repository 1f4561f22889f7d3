import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';
import { memberships, places, streets, topics } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { directoryTopic } from '../institutions/index.ts';
import { institutions, liaisons } from '../institutions/tables.ts';
import { threads, threadStreets } from './tables.ts';

// What pages and lists show of others is theirs to change, by whatever hand: no command of ours has a part in it.

let app: TestApp;
let announced = 0;
beforeAll(async () => {
  app = await startTestApp();
  app.platform.changes.subscribe(directoryTopic, () => {
    announced += 1;
  });
});
afterAll(() => app.close());

const scene = async () => {
  const place = await app.make.place({ topics: ['zielen'], streets: ['polna'] });
  const institution = await app.make.institution({ places: [place.slug] });
  const zofia = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({
    place: place.slug,
    author: zofia,
    kind: 'matter',
    institution: institution.slug,
    topic: 'zielen',
  });
  const read = async () => {
    const page = await app.call(routes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    const list = await app.call(routes.listThreads, { params: { place: place.slug } });
    const [listed] = list.body.items;
    expect(listed).toMatchObject(page.body.thread);
    expect(page.body.posts[0]?.author).toEqual(page.body.thread.author);
    return page.body.thread;
  };
  const { db } = app.platform;
  await db
    .insert(threadStreets)
    .select(
      db
        .select({ threadId: threads.id, streetId: streets.id })
        .from(threads)
        .innerJoin(streets, eq(streets.placeId, threads.placeId))
        .where(eq(threads.publicId, thread.publicId)),
    );
  // Kept from here on.
  await read();
  const ofZofia = and(eq(memberships.userId, zofia.id), eq(memberships.placeId, place.id));
  return { place, institution, zofia, thread, read, db, ofZofia };
};

it('a badge is shown as soon as it is given, changed and taken', async () => {
  const { read, db, ofZofia, zofia, institution } = await scene();
  const roleAfter = async (change: PromiseLike<unknown>) => {
    await change;
    await app.drain();
    return (await read()).author.role;
  };
  expect((await read()).author.role).toBeNull();
  expect(
    await roleAfter(
      db
        .update(memberships)
        .set({ roles: ['resident', 'animator'] })
        .where(ofZofia),
    ),
  ).toBe('animator');
  expect(await roleAfter(db.insert(liaisons).values({ institutionId: institution.id, userId: zofia.id }))).toBe(
    'liaison',
  );
  expect(
    await roleAfter(
      db
        .update(memberships)
        .set({ roles: ['moderator'] })
        .where(ofZofia),
    ),
  ).toBe('moderator');
  expect(await roleAfter(db.update(users).set({ admin: true }).where(eq(users.id, zofia.id)))).toBe('admin');
  expect(await roleAfter(db.update(users).set({ admin: false }).where(eq(users.id, zofia.id)))).toBe('moderator');
  expect(await roleAfter(db.delete(memberships).where(ofZofia))).toBe('liaison');
  expect(await roleAfter(db.delete(liaisons).where(eq(liaisons.userId, zofia.id)))).toBeNull();
});

it('a new name is shown at once, of whatever it is', async () => {
  const { read, db, place, institution, zofia } = await scene();
  await db.update(places).set({ name: 'Nowe Osiedle' }).where(eq(places.id, place.id));
  await db
    .update(topics)
    .set({ name: { pl: 'Zieleń' } })
    .where(eq(topics.placeId, place.id));
  await db.update(streets).set({ name: 'Polna Nowa' }).where(eq(streets.placeId, place.id));
  await db
    .update(institutions)
    .set({ name: { pl: 'Zarząd Zieleni' } })
    .where(eq(institutions.id, institution.id));
  await db.update(users).set({ displayName: 'Zofia Nowa' }).where(eq(users.id, zofia.id));
  await app.drain();
  expect(await read()).toMatchObject({
    place: { name: 'Nowe Osiedle' },
    topic: { name: { pl: 'Zieleń' } },
    streets: [{ slug: 'polna', name: 'Polna Nowa' }],
    author: { displayName: 'Zofia Nowa' },
    matter: { institution: { slug: institution.slug, name: { pl: 'Zarząd Zieleni' } } },
  });
});

it('someone who is gone has neither name nor badge', async () => {
  const { read, db, ofZofia, zofia } = await scene();
  await db
    .update(memberships)
    .set({ roles: ['moderator'] })
    .where(ofZofia);
  await db.update(users).set({ handle: null, displayName: null }).where(eq(users.id, zofia.id));
  await app.drain();
  expect((await read()).author).toEqual({ handle: null, displayName: null, role: null, verified: false });
});

it('residents who come and go, sign in or change what nobody is shown here drop nothing', async () => {
  const { place, db, zofia } = await scene();
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  await app.drain();
  announced = 0;
  await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  await db.update(memberships).set({ home: false }).where(eq(memberships.userId, zofia.id));
  await db.delete(memberships).where(eq(memberships.userId, jan.id));
  await db.update(users).set({ locale: 'uk', bio: 'Lubię psy.' }).where(eq(users.id, zofia.id));
  await app.drain();
  expect(announced).toBe(0);
});
