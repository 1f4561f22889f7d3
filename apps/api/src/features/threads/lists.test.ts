import { eq } from 'drizzle-orm';
import { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { threads } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

type Page = { items: readonly { id: string; title: string }[]; nextCursor: string | null };

/** All pages of a list, by title. */
const all = async (read: (cursor: string | undefined) => Promise<Page>): Promise<string[][]> => {
  const pages: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await read(cursor);
    pages.push(page.items.map(({ title }) => title));
    cursor = page.nextCursor;
  }
  return pages;
};

const scene = async () => {
  const place = await app.make.place({ topics: ['chodniki', 'psy'] });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const open = (title: string, options: object = {}) => {
    app.clock.advance({ minutes: 1 });
    return app.make.thread({ place: place.slug, author: jan, title, ...options });
  };
  const list =
    (query: object = {}) =>
    async (cursor: string | undefined) => {
      const given = { ...query, ...(cursor === undefined ? {} : { cursor }) };
      return (await app.call(routes.listThreads, { params: { place: place.slug }, query: given })).body;
    };
  return { place, jan, open, list };
};

describe('a forum', () => {
  it('goes by latest activity, without gap or repetition from page to page', async () => {
    const { jan, open, list } = await scene();
    const first = await open('a');
    // The same moment for several: the order is still one.
    for (const title of ['b', 'c', 'd', 'e']) await app.make.thread({ place: first.place, author: jan, title });
    app.clock.advance({ minutes: 1 });
    await app.make.reply({ thread: first, author: jan });
    expect(await all(list({ limit: 2 }))).toEqual([['a', 'e'], ['d', 'c'], ['b']]);
    expect(await all(list({ limit: 2, sort: 'newest' }))).toEqual([['e', 'd'], ['c', 'b'], ['a']]);
    expect(await all(list({ limit: 5 }))).toEqual([['a', 'e', 'd', 'c', 'b']]);
  });

  it('has pinned threads first, once, and only above the whole list', async () => {
    const { open, list } = await scene();
    await open('przypięty', { pinned: true, topic: 'psy' });
    for (const title of ['a', 'b', 'c']) await open(title, { topic: 'psy' });
    expect(await all(list({ limit: 2 }))).toEqual([['przypięty', 'c', 'b'], ['a']]);
    expect(await all(list({ topic: 'psy' }))).toEqual([['c', 'b', 'a', 'przypięty']]);
    expect(await all(list({ sort: 'newest' }))).toEqual([['c', 'b', 'a', 'przypięty']]);
  });

  it('is filtered by topic, kind, state and answer', async () => {
    const { place, jan, open, list } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    await open('rozmowa', { topic: 'psy' });
    const matter = await open('sprawa', { institution: office.slug, topic: 'chodniki' });
    await app.make.reply({ thread: matter, author: jan });
    await app.platform.db.update(threads).set({ answeredBy: 2 }).where(eq(threads.id, matter.id));
    await open('opowieść', { kind: 'story' });
    expect(await all(list({ topic: 'psy' }))).toEqual([['rozmowa']]);
    expect(await all(list({ topic: 'nieznany' }))).toEqual([[]]);
    expect(await all(list({ kind: 'matter' }))).toEqual([['sprawa']]);
    expect(await all(list({ state: 'waiting' }))).toEqual([['sprawa']]);
    expect(await all(list({ state: 'resolved' }))).toEqual([[]]);
    expect(await all(list({ show: 'answered' }))).toEqual([['sprawa']]);
    expect(await all(list({ show: 'unanswered' }))).toEqual([['opowieść', 'rozmowa']]);
    expect(
      await all(list({ topic: 'chodniki', kind: 'matter', state: 'waiting', show: 'answered', limit: 1 })),
    ).toEqual([['sprawa']]);
  });

  it('takes only its own cursors, and they tell no inside key', async () => {
    const { place, open, list } = await scene();
    for (const title of ['a', 'b']) await open(title);
    const { nextCursor, items } = await list({ limit: 1 })(undefined);
    const inside = Buffer.from(String(nextCursor), 'base64url').toString();
    expect(inside).toMatch(new RegExp(`^activity\\.\\d{13}\\.${items[0]?.id}$`));
    const made = (text: string) => Buffer.from(text).toString('base64url');
    const id = 'z'.repeat(12);
    for (const cursor of [
      'xxxx',
      made('activity'),
      made(`activity..${id}`),
      made(`newest.1.${id}`),
      made(`activity.1e9.${id}`),
      made(`activity.1.'; --`),
    ]) {
      const { status, body } = await app.call(routes.listThreads, { params: { place: place.slug }, query: { cursor } });
      expect([status, body.code]).toEqual([400, 'invalid_input']);
    }
  });

  it('of members is not there for others', async () => {
    const place = await app.make.place({ visibility: 'members' });
    const params = { place: place.slug };
    const member = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const neighbour = await app.make.user({ memberships: { [(await app.make.place()).slug]: ['resident'] } });
    expect((await app.call(routes.listThreads, { as: member, params })).status).toBe(200);
    for (const as of [null, neighbour]) {
      expect((await app.call(routes.listThreads, { as, params })).body.code).toBe('place_not_found');
    }
  });
});

describe('the feed', () => {
  it('is of my places, for guests of all public ones', async () => {
    const [mine, other, closed] = [await scene(), await scene(), await app.make.place({ visibility: 'members' })];
    const city = await app.make.place({ kind: 'city' });
    await mine.open('moje');
    await other.open('cudze');
    await mine.open('zamknięte', { place: closed.slug });
    await mine.open('miejskie', { place: city.slug });
    const feed = (as: TestUser | null) =>
      all(
        async (cursor) =>
          (await app.call(routes.feed, { as, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } })).body,
      );
    const known = async (as: TestUser | null) =>
      (await feed(as)).flat().filter((title) => ['moje', 'cudze', 'zamknięte', 'miejskie'].includes(title));
    expect(await known(null)).toEqual(['miejskie', 'cudze', 'moje']);
    expect(await known(mine.jan)).toEqual(['miejskie', 'moje']);
    expect(await known(await app.make.user())).toEqual(['miejskie', 'cudze', 'moje']);
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    expect(await known(member)).toEqual(['miejskie', 'zamknięte']);
  });

  it('goes on by cursor', async () => {
    const { jan, open } = await scene();
    for (const title of ['a', 'b', 'c', 'd', 'e']) await open(title);
    const read = async (cursor: string | undefined) =>
      (await app.call(routes.feed, { as: jan, query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) } })).body;
    const pages = await all(read);
    expect(pages.flat().filter((title) => title.length === 1)).toEqual(['e', 'd', 'c', 'b', 'a']);
  });
});

describe('what someone wrote', () => {
  it('is shown where the asker may read, newest first', async () => {
    const { jan, open } = await scene();
    const closed = await app.make.place({ visibility: 'members' });
    const thread = await open('pierwszy wątek', { body: 'otwarcie' });
    await app.make.reply({ thread, author: jan, body: 'druga' });
    await open('zamknięty wątek', { place: closed.slug, body: 'tajne' });
    const member = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const read = async (as: TestUser | null, limit = 20) => {
      const texts: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
        const { body } = await app.call(routes.personPosts, { as, params: { handle: jan.handle }, query });
        texts.push(...body.items.map(({ excerpt }) => excerpt));
        cursor = body.nextCursor;
      }
      return texts;
    };
    expect(await read(null)).toEqual(['druga', 'otwarcie']);
    expect(await read(member, 1)).toEqual(['tajne', 'druga', 'otwarcie']);
    const nobody = await app.call(routes.personPosts, { params: { handle: 'nikt-taki' } });
    expect(nobody).toMatchObject({ status: 404, body: { code: 'person_not_found' } });
  });
});

describe('the liaison’s list', () => {
  it('has what waits for my institutions by deadline, and what was answered', async () => {
    const { place, jan, open } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const other = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({ liaisonFor: [office.slug] });
    const later = await open('później', { institution: office.slug });
    const never = await open('bez terminu', { institution: office.slug });
    const never2 = await open('też bez terminu', { institution: office.slug });
    await open('cudza', { institution: other.slug });
    const soon = await open('wcześniej', { institution: office.slug });
    const set = (thread: { id: bigint }, values: Partial<typeof threads.$inferInsert>) =>
      app.platform.db.update(threads).set(values).where(eq(threads.id, thread.id));
    await set(soon, { dueAt: app.clock.now() });
    for (const thread of [never, never2]) await set(thread, { dueAt: null });
    await set(await open('załatwiona', { institution: office.slug }), { state: 'resolved' });
    const read = (show: 'waiting' | 'answered') => async (cursor: string | undefined) =>
      (
        await app.call(matterRoutes.awaitingAnswer, {
          as: ewa,
          query: { show, ...(cursor === undefined ? {} : { cursor }) },
        })
      ).body;
    expect(await all(read('waiting'))).toEqual([['wcześniej', 'później', 'bez terminu', 'też bez terminu']]);
    const official = { institution: office.slug };
    const params = { thread: later.publicId };
    await app.call(routes.createReply, { as: ewa, params, body: { body: 'Odpowiadamy.', official } });
    expect(await all(read('waiting'))).toEqual([['wcześniej', 'bez terminu', 'też bez terminu']]);
    expect(await all(read('answered'))).toEqual([['później']]);
    expect((await app.call(matterRoutes.awaitingAnswer, { as: jan })).body.code).toBe('forbidden');
    expect((await app.call(matterRoutes.awaitingAnswer, {})).status).toBe(401);
  });

  it('goes on by cursor, past those without a deadline as well', async () => {
    const { place, open } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({ liaisonFor: [office.slug] });
    for (let count = 0; count < 45; count += 1) {
      const thread = await open(`sprawa ${count}`, { institution: office.slug });
      if (count >= 22) await app.platform.db.update(threads).set({ dueAt: null }).where(eq(threads.id, thread.id));
    }
    const pages = await all(
      async (cursor) =>
        (await app.call(matterRoutes.awaitingAnswer, { as: ewa, query: cursor === undefined ? {} : { cursor } })).body,
    );
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 45 }, (_, count) => `sprawa ${count}`));
  });
});
