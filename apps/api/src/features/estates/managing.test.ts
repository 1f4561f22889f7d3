import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { estateRoutes as routes } from '@moja-ulica/shared/estates/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { desc, eq } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestUser } from '../../testing/index.ts';
import { auditLog } from '../moderation/tables.ts';
import { places } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());
const admin = await app.make.user({ admin: true });

const settings = {
  name: 'Zielone Wzgórza',
  locative: 'na Zielonych Wzgórzach',
  description: { pl: 'Bloki i sad.' },
  accent: 'teal',
  emblem: 'wheel',
  visibility: 'public',
  joining: 'open',
  timeZone: 'Europe/Warsaw',
} as const;

const lastAct = async () => (await app.platform.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1))[0];
const acts = async () => (await app.platform.db.select().from(auditLog)).length;
const read = async (slug: string, as: TestUser | null = null) =>
  (await app.call(routes.place, { as, params: { place: slug } })).body;
const listed = async () => (await app.call(routes.listPlaces, {})).body.items;

describe('an estate', () => {
  test('is set up once for a key, and comes last', async () => {
    await app.make.place();
    const body = { slug: 'wzgorza', ...settings };
    const first = await app.call(routes.createPlace, { as: admin, body, key: 'wzgorza-1' });
    expect(first).toMatchObject({ status: 201, body: { slug: 'wzgorza', accent: 'teal', topics: [], streets: [] } });
    expect(await lastAct()).toMatchObject({ action: 'place.create', subject: 'place:wzgorza', actorId: admin.id });
    const again = await app.call(routes.createPlace, { as: admin, body, key: 'wzgorza-1' });
    expect(again.status).toBe(201);
    expect((await listed()).filter(({ slug }) => slug === 'wzgorza')).toHaveLength(1);
    expect((await listed()).at(-1)?.slug).toBe('wzgorza');
    const other = await app.call(routes.createPlace, { as: admin, body, key: 'wzgorza-2' });
    expect(other.body).toMatchObject({ code: 'name_taken' });
  });

  test('is changed as a whole, written down with what it was, and nothing is written where nothing changes', async () => {
    const { slug } = await app.make.place();
    const change = (body: object) => app.callRaw(routes.changePlace, { as: admin, params: { place: slug }, body });
    expect((await change({ ...settings, description: { pl: 'Sad.', en: ' ' } })).body).toMatchObject({
      name: 'Zielone Wzgórza',
      description: { pl: 'Sad.' },
    });
    expect((await lastAct())?.details).toMatchObject({ before: { accent: 'neutral' }, after: { accent: 'teal' } });
    const before = await acts();
    await change({ ...settings, description: { pl: 'Sad.' } });
    expect(await acts()).toBe(before);
  });

  test.each([
    ['no time zone', { timeZone: 'Europe/Białystok' }],
    ['an offset', { timeZone: '+02:00' }],
    ['a name of nothing', { name: '\u200b\u3164' }],
    ['a description without Polish words', { description: { pl: ' ' } }],
    ['a colour that is none', { accent: '#ff0000' }],
    ['an address of its own', { slug: 'inny' }],
  ])('is not changed by %s', async (_what, odd) => {
    const { slug } = await app.make.place();
    const before = await read(slug);
    const answer = await app.callRaw(routes.changePlace, {
      as: admin,
      params: { place: slug },
      body: { ...settings, ...odd },
    });
    expect(answer.body).toMatchObject({ code: 'invalid_input' });
    expect(await read(slug)).toEqual(before);
  });

  test('closed by a change is closed at once: its page, its list, its rooms', async () => {
    const { slug } = await app.make.place();
    const member = await app.make.user({ memberships: { [slug]: ['resident'] } });
    const thread = await app.make.thread({ place: slug, author: member });
    const page = (as: TestUser | null) =>
      app.call(threadRoutes.threadPage, { as, params: { thread: thread.publicId, page: 1 } });
    expect((await page(null)).status).toBe(200);
    const [stranger, neighbour] = [await app.socket(null), await app.socket(member)];
    for (const socket of [stranger, neighbour]) await socket.join(`thread:${thread.publicId}`);
    await app.call(routes.changePlace, {
      as: admin,
      params: { place: slug },
      body: { ...settings, visibility: 'members' },
    });
    expect((await stranger.next('room.left')).room).toBe(`thread:${thread.publicId}`);
    expect((await page(null)).body).toMatchObject({ code: 'thread_not_found' });
    expect((await app.call(threadRoutes.listThreads, { params: { place: slug } })).status).toBe(404);
    expect((await page(member)).status).toBe(200);
    expect(neighbour.received('room.left')).toEqual([]);
    stranger.close();
    neighbour.close();
  });

  test('is moved among the others, only where all are named once', async () => {
    const estates = (await listed()).filter(({ kind }) => kind === 'estate').map(({ slug }) => slug);
    const order = estates.toReversed();
    const put = (body: object) => app.callRaw(routes.orderPlaces, { as: admin, body });
    for (const wrong of [order.slice(1), [...order, 'nie-ma'], [...order.slice(1), order.at(-1)]]) {
      expect((await put({ order: wrong })).body).toMatchObject({ code: 'order_outdated' });
    }
    expect((await put({ order })).status).toBe(200);
    expect((await listed()).filter(({ kind }) => kind === 'estate').map(({ slug }) => slug)).toEqual(order);
    const before = await acts();
    await put({ order });
    expect(await acts()).toBe(before);
  });
});

describe('topics', () => {
  test('are added, renamed, put in order, and removed while no thread has them', async () => {
    const { slug: place } = await app.make.place({ topics: ['zielen'] });
    const author = await app.make.user({ memberships: { [place]: ['resident'] } });
    const add = (pl: string) => app.call(routes.addTopic, { as: admin, params: { place }, body: { label: { pl } } });
    expect((await add('Drogi i chodniki')).body).toMatchObject({
      topics: [{ slug: 'zielen' }, { slug: 'drogi-i-chodniki', name: { pl: 'Drogi i chodniki' } }],
    });
    expect((await add('Drogi i  chodniki')).body).toMatchObject({ code: 'name_taken' });
    expect((await add('ЖЖЖ')).body).toMatchObject({ code: 'invalid_input' });

    const params = { place, topic: 'drogi-i-chodniki' };
    const renamed = await app.call(routes.renameTopic, {
      as: admin,
      params,
      body: { label: { pl: 'Drogi', en: 'Roads' } },
    });
    expect(renamed.body.topics[1]).toEqual({ slug: 'drogi-i-chodniki', name: { pl: 'Drogi', en: 'Roads' } });
    // Its slug stays, so what it is called now tells nobody else's name by it.
    expect((await add('drogi')).body).toMatchObject({ code: 'name_taken' });
    const label = { pl: ' DROGI' };
    const zielen = { place, topic: 'zielen' };
    expect((await app.call(routes.renameTopic, { as: admin, params: zielen, body: { label } })).body).toMatchObject({
      code: 'name_taken',
    });
    const inEnglish = { pl: 'Trawniki', en: 'ROADS' };
    expect(
      (await app.call(routes.renameTopic, { as: admin, params: zielen, body: { label: inEnglish } })).body,
    ).toMatchObject({ code: 'name_taken' });
    // An English reader is shown "Drogi" where there is no English.
    const asShown = { pl: 'Trawniki', en: 'drogi' };
    expect((await app.call(routes.renameTopic, { as: admin, params, body: { label } })).status).toBe(200);
    expect(
      (await app.call(routes.renameTopic, { as: admin, params: zielen, body: { label: asShown } })).body,
    ).toMatchObject({
      code: 'name_taken',
    });
    // Of these, Latin letters and digits alone would be the same.
    for (const [topic, body] of [
      [params, { label: { pl: 'Drogi', uk: 'Школа №1' } }],
      [zielen, { label: { pl: 'Zieleń', uk: 'Ліцей №1' } }],
    ] as const) {
      expect((await app.call(routes.renameTopic, { as: admin, params: topic, body })).status).toBe(200);
    }

    const order = ['drogi-i-chodniki', 'zielen'];
    const ordered = await app.call(routes.orderTopics, { as: admin, params: { place }, body: { order } });
    expect(ordered.body.topics.map(({ slug }) => slug)).toEqual(order);
    expect(await lastAct()).toMatchObject({
      action: 'topic.order',
      details: { before: ['Zieleń', 'Drogi'], after: ['Drogi', 'Zieleń'] },
    });

    const opened = await app.call(threadRoutes.createThread, {
      as: author,
      params: { place },
      body: { kind: 'discussion', title: 'Dziura w jezdni', body: 'Od wtorku.', topic: 'drogi-i-chodniki' },
    });
    expect(opened.status).toBe(201);
    const remove = (topic: string) => app.call(routes.removeTopic, { as: admin, params: { place, topic } });
    expect((await remove('drogi-i-chodniki')).body).toMatchObject({ code: 'topic_in_use' });
    expect((await remove('zielen')).body).toMatchObject({ topics: [{ slug: 'drogi-i-chodniki' }] });
    expect((await remove('zielen')).body).toMatchObject({ code: 'not_found' });
    expect(await lastAct()).toMatchObject({ action: 'topic.remove', subject: `topic:${place}/zielen` });
  });
});

describe('streets', () => {
  const check = (place: string, csv: string) =>
    app.call(routes.checkStreets, { as: admin, params: { place }, body: { csv } });
  const add = (place: string, names: string[]) =>
    app.call(routes.addStreets, { as: admin, params: { place }, body: { names } });

  test('of a list are shown first, and then exactly those are added, however often', async () => {
    const { slug } = await app.make.place({ streets: [] });
    await add(slug, ['ul. Polna']);
    const acting = await acts();
    const { body } = await check(slug, 'nazwa\nul. Polna\nul. Leśna\nul. Leśna\nul. Ogrodowa');
    expect(body).toEqual({
      toAdd: [
        { line: 3, name: 'ul. Leśna' },
        { line: 5, name: 'ul. Ogrodowa' },
      ],
      present: [{ line: 2, name: 'ul. Polna', as: 'ul. Polna' }],
      faults: [{ line: 4, text: 'ul. Leśna', fault: 'repeated' }],
    });
    expect(await acts()).toBe(acting);
    const names = body.toAdd.map(({ name }) => name);
    const added = await add(slug, names);
    expect(added.body.streets.map(({ name }) => name)).toEqual(['ul. Leśna', 'ul. Ogrodowa', 'ul. Polna']);
    expect((await lastAct())?.details).toEqual({ added: names });
    expect((await add(slug, names)).body).toEqual(added.body);
    expect(await acts()).toBe(acting + 1);
  });

  test('of a file of places, and renamed ones, are known by their names', async () => {
    const { slug } = await app.make.place({ streets: ['bema'] });
    const named = (streetName: string) =>
      app.call(routes.renameStreet, { as: admin, params: { place: slug, street: 'bema' }, body: { streetName } });
    await named('ul. Bema');
    expect((await check(slug, 'ul. Bema')).body).toMatchObject({
      toAdd: [],
      present: [{ line: 1, name: 'ul. Bema', as: 'ul. Bema' }],
    });
    expect((await add(slug, ['ul. Bema'])).body.streets).toEqual([{ slug: 'bema', name: 'ul. Bema' }]);
    // By its name also where another had it before: the slugs of these two are each other's names.
    await add(slug, ['ul. Leśna', 'ul. Polna']);
    const renamed = (street: string, streetName: string) =>
      app.call(routes.renameStreet, { as: admin, params: { place: slug, street }, body: { streetName } });
    for (const [street, name] of [
      ['ul-lesna', 'ul. Inna'],
      ['ul-polna', 'ul. Leśna'],
      ['ul-lesna', 'ul. Polna'],
    ] as const) {
      expect((await renamed(street, name)).status).toBe(200);
    }
    expect((await check(slug, 'ul. Leśna')).body.present).toEqual([{ line: 1, name: 'ul. Leśna', as: 'ul. Leśna' }]);
  });

  test('are not renamed to what another of the place is called, only to their own name written otherwise', async () => {
    const { slug } = await app.make.place({ streets: ['bema'] });
    await add(slug, ['ul. Polna']);
    const named = (street: string, streetName: string) =>
      app.call(routes.renameStreet, { as: admin, params: { place: slug, street }, body: { streetName } });
    await named('bema', 'ul. Bema');
    const acting = await acts();
    // The slug made of it is free: the street came from a file, with a slug of its own.
    for (const taken of ['ul. Bema', 'UL.  Bema']) {
      expect(await named('ul-polna', taken)).toMatchObject({ status: 409, body: { code: 'name_taken' } });
    }
    expect(await acts()).toBe(acting);
    expect((await named('bema', 'ul. gen. Bema')).status).toBe(200);
    expect((await named('ul-polna', 'ul. Bema')).status).toBe(200);
    expect((await named('ul-polna', 'Ul. Bema')).body.streets.map(({ name }) => name)).toContain('Ul. Bema');
    const elsewhere = await app.make.place({ streets: ['lesna'] });
    const there = { place: elsewhere.slug, street: 'lesna' };
    const body = { streetName: 'Ul. Bema' };
    expect((await app.call(routes.renameStreet, { as: admin, params: there, body })).status).toBe(200);
  });

  test('are added all or none', async () => {
    const { slug } = await app.make.place({ streets: [] });
    const many = Array.from({ length: limits.maxStreets - 1 }, (_, at) => `ul. ${at}`);
    expect((await add(slug, many)).status).toBe(201);
    expect((await add(slug, ['ul. Nowa', 'ul. Inna'])).body).toMatchObject({ code: 'too_many' });
    expect((await check(slug, 'ul. Nowa\nul. Inna')).body).toMatchObject({
      toAdd: [{ line: 1, name: 'ul. Nowa' }],
      faults: [{ line: 2, fault: 'over_limit' }],
    });
    expect((await read(slug)).streets).toHaveLength(limits.maxStreets - 1);
    expect((await add(slug, ['ul. Dobra', '***'])).body).toMatchObject({ code: 'invalid_input' });
  });

  test('are renamed, and removed while no thread has them', async () => {
    const { slug: place } = await app.make.place({ streets: ['polna', 'lesna'] });
    const author = await app.make.user({ memberships: { [place]: ['resident'] } });
    const renamed = await app.call(routes.renameStreet, {
      as: admin,
      params: { place, street: 'polna' },
      body: { streetName: 'ul. Polna (dawniej Główna)' },
    });
    expect(renamed.body.streets).toContainEqual({ slug: 'polna', name: 'ul. Polna (dawniej Główna)' });
    await app.call(threadRoutes.createThread, {
      as: author,
      params: { place },
      body: { kind: 'discussion', title: 'Ławka przy Polnej', body: 'Połamana.', streets: ['polna'] },
    });
    const remove = (street: string) => app.call(routes.removeStreet, { as: admin, params: { place, street } });
    expect((await remove('polna')).body).toMatchObject({ code: 'street_in_use' });
    expect((await remove('lesna')).body.streets.map(({ slug }) => slug)).toEqual(['polna']);
    expect((await remove('lesna')).body).toMatchObject({ code: 'not_found' });
  });
});

test('the city is changed like an estate, and stays the city', async () => {
  const { slug, id } = await app.make.place({ kind: 'city' });
  const answer = await app.call(routes.changePlace, { as: admin, params: { place: slug }, body: settings });
  expect(answer.body).toMatchObject({ kind: 'city', name: 'Zielone Wzgórza' });
  const [row] = await app.platform.db.select().from(places).where(eq(places.id, id));
  expect(row).toMatchObject({ kind: 'city', slug });
});
