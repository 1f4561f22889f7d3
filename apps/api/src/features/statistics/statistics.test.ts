import { statisticsRoutes as routes } from '@moja-ulica/shared/statistics/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { startTestApp, type TestPlace, type TestThread, type TestUser } from '../../testing/index.ts';
import { places } from '../estates/tables.ts';
import { sessions } from '../identity/tables.ts';
import { threads } from '../threads/tables.ts';

const app = await startTestApp();
afterAll(() => app.close());
/** Anew each time: weeks go by here, and sessions end. */
const admin = () => app.make.user({ admin: true });

const count = () => app.platform.jobs.runRepeated('statistics.weeks');
const weeks = async (place: TestPlace) =>
  (await app.call(routes.weekly, { as: await admin(), query: { place: place.slug } })).body.weeks;
const goTo = (moment: string) =>
  app.clock.advance({ seconds: (Date.parse(moment) - app.clock.now().getTime()) / 1000 });

const neighbours = (place: TestPlace, many: number): Promise<TestUser[]> =>
  Promise.all(Array.from({ length: many }, () => app.make.user({ memberships: { [place.slug]: ['resident'] } })));
const reply = (thread: TestThread, author: TestUser) => app.make.reply({ thread, author });

/** So that only what people write counts. */
const neverSignedIn = () => app.platform.db.update(sessions).set({ lastUsedAt: new Date(0) });

test('a week is counted in the time zone of the place, and numbers under five are not told', async () => {
  goTo('2027-01-06T12:00:00Z');
  const place = await app.make.place();
  const far = await app.make.place();
  await app.platform.db.update(places).set({ timeZone: 'Pacific/Auckland' }).where(eq(places.id, far.id));
  for (const at of [place, far]) {
    const people = await neighbours(at, 6);
    // Sunday evening in Warsaw; in Auckland Monday has come.
    goTo('2027-01-10T20:00:00Z');
    for (const author of people) await app.make.thread({ place: at.slug, author });
  }
  await neverSignedIn();
  goTo('2027-01-13T12:00:00Z');
  await count();
  expect(await weeks(place)).toEqual([
    {
      place: place.slug,
      monday: '2027-01-11',
      activePeople: null,
      posts: null,
      newThreads: null,
      answered: null,
      final: false,
    },
    { place: place.slug, monday: '2027-01-04', activePeople: 6, posts: 6, newThreads: 6, answered: null, final: false },
  ]);
  expect(await weeks(far)).toMatchObject([{ monday: '2027-01-11', posts: 6 }]);
});

test('answered: somebody else replied within seven days', async () => {
  goTo('2027-02-01T12:00:00Z');
  const place = await app.make.place();
  const [author, neighbour] = await neighbours(place, 2);
  if (!author || !neighbour) throw new Error('nobody');
  const opened: TestThread[] = [];
  for (let made = 0; made < 8; made += 1) opened.push(await app.make.thread({ place: place.slug, author }));
  goTo('2027-02-05T12:00:00Z');
  const [own, , ...others] = opened;
  if (own) await reply(own, author);
  for (const thread of others.slice(1)) await reply(thread, neighbour);
  await count();
  expect((await weeks(place))[0]).toMatchObject({ newThreads: 8, answered: 5 });
  // The sixth comes in time, the seventh too late.
  goTo('2027-02-07T12:00:00Z');
  if (others[0]) await reply(others[0], neighbour);
  await count();
  expect((await weeks(place)).at(-1)).toMatchObject({ answered: 6 });
  goTo('2027-02-10T12:00:00Z');
  if (opened[1]) await reply(opened[1], neighbour);
  await count();
  expect((await weeks(place)).at(-1)).toMatchObject({ monday: '2027-02-01', answered: 6, final: false });
});

test('active: wrote there, or belongs there and was signed in; never fewer than were counted before', async () => {
  goTo('2027-03-03T12:00:00Z');
  const place = await app.make.place();
  const people = await neighbours(place, 7);
  await neverSignedIn();
  const outsider = await app.make.user({});
  const [writer] = people;
  if (writer) await app.make.thread({ place: place.slug, author: writer });
  for (const { id } of [...people, outsider]) {
    await app.platform.db.update(sessions).set({ lastUsedAt: app.clock.now() }).where(eq(sessions.userId, id));
  }
  await count();
  expect((await weeks(place))[0]).toMatchObject({ monday: '2027-03-01', activePeople: 7 });
  // The week after they use the same sessions: the week before has not become quieter by it.
  goTo('2027-03-10T12:00:00Z');
  for (const { id } of people) {
    await app.platform.db.update(sessions).set({ lastUsedAt: app.clock.now() }).where(eq(sessions.userId, id));
  }
  await count();
  expect(await weeks(place)).toMatchObject([
    { monday: '2027-03-08', activePeople: 7 },
    { monday: '2027-03-01', activePeople: 7 },
  ]);
});

test('a week whose time is over is final: what changes later changes nothing in it', async () => {
  goTo('2027-04-05T12:00:00Z');
  const place = await app.make.place();
  const people = await neighbours(place, 5);
  for (const author of people) await app.make.thread({ place: place.slug, author });
  await count();
  goTo('2027-04-20T12:00:00Z');
  await count();
  const before = (await weeks(place)).find(({ monday }) => monday === '2027-04-05');
  expect(before).toMatchObject({ newThreads: 5, final: true });
  await app.platform.db.update(places).set({ timeZone: 'Pacific/Auckland' }).where(eq(places.id, place.id));
  await count();
  expect((await weeks(place)).find(({ monday }) => monday === '2027-04-05')).toEqual(before);
});

test('says when it was counted, and of which weeks is asked', async () => {
  goTo('2027-05-05T12:00:00Z');
  const place = await app.make.place();
  const [author] = await neighbours(place, 1);
  if (author) await app.make.thread({ place: place.slug, author });
  goTo('2027-05-26T12:00:00Z');
  await count();
  const { body } = await app.call(routes.weekly, { as: await admin(), query: { place: place.slug, weeks: 2 } });
  expect(body.countedAt).toBe('2027-05-26T12:00:00.000Z');
  expect(body.weeks.map(({ monday }) => monday)).toEqual(['2027-05-24', '2027-05-17']);
  const all = await app.call(routes.weekly, { as: await admin(), query: { weeks: 1 } });
  expect(new Set(all.body.weeks.map(({ place: slug }) => slug)).size).toBeGreaterThan(3);
  const none = await app.call(routes.weekly, { as: await admin(), query: { place: 'nie-ma' } });
  expect(none.body).toMatchObject({ code: 'place_not_found' });
});

test('what is withdrawn answers nothing', async () => {
  goTo('2027-06-02T12:00:00Z');
  const place = await app.make.place();
  const [author, neighbour] = await neighbours(place, 2);
  if (!author || !neighbour) throw new Error('nobody');
  for (let made = 0; made < 5; made += 1) {
    const thread = await app.make.thread({ place: place.slug, author });
    const { number } = await reply(thread, neighbour);
    if (made === 0) {
      const params = { thread: thread.publicId, number };
      expect((await app.call(threadRoutes.withdrawPost, { as: neighbour, params })).status).toBe(200);
    }
  }
  await count();
  expect((await weeks(place))[0]).toMatchObject({ newThreads: 5, answered: null });
});

test('a reply in the first seconds of a week is counted, though its thread stays where it stood', async () => {
  goTo('2027-07-04T12:00:00Z');
  const place = await app.make.place();
  const [author, ...others] = await neighbours(place, 6);
  if (!author) throw new Error('nobody');
  const thread = await app.make.thread({ place: place.slug, author });
  await count();
  // Midnight in Warsaw has passed; replies that come within seconds leave the thread where it stood.
  goTo('2027-07-05T12:00:00Z');
  for (const neighbour of others) await reply(thread, neighbour);
  const before = new Date('2027-07-04T21:59:55Z');
  await app.platform.db.update(threads).set({ lastActivityAt: before }).where(eq(threads.publicId, thread.publicId));
  await neverSignedIn();
  goTo('2027-07-13T12:00:00Z');
  await count();
  goTo('2027-07-20T12:00:00Z');
  await count();
  expect((await weeks(place)).find(({ monday }) => monday === '2027-07-05')).toMatchObject({ posts: 5, final: true });
});
