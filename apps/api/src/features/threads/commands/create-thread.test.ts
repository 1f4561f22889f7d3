import { eq } from 'drizzle-orm';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOfLocalDay } from '../../../platform/local-day.ts';
import { startTestApp, type TestApp } from '../../../testing/index.ts';
import { posts, threads } from '../tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const scene = async (visibility: 'public' | 'members' = 'public') => {
  const place = await app.make.place({ visibility, topics: ['chodniki'], streets: ['polna', 'lesna'] });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  return { place, jan, params: { place: place.slug } };
};
const text = { title: 'Zapadnięty chodnik przy stawie', body: 'Od **wiosny** jest dziura.' };

describe('a new thread', () => {
  it('has its first post, its words in the address and its place in the counts', async () => {
    const { place, jan, params } = await scene();
    const body = { ...text, kind: 'discussion' as const, topic: 'chodniki', streets: ['polna', 'lesna'] };
    const { status, body: thread } = await app.call(routes.createThread, { as: jan, params, body });
    expect(status).toBe(201);
    expect(thread).toMatchObject({
      slug: 'zapadniety-chodnik-przy-stawie',
      kind: 'discussion',
      lang: 'pl',
      place: { slug: place.slug, name: place.name },
      topic: { slug: 'chodniki' },
      version: 1,
      lastNumber: 1,
      matter: null,
      answeredBy: null,
    });
    expect(thread.streets.map(({ slug }) => slug).toSorted()).toEqual(['lesna', 'polna']);
    const page = await app.call(routes.threadPage, { params: { thread: thread.id, page: 1 } });
    expect(page.body.posts).toMatchObject([{ number: 1, html: '<p>Od <strong>wiosny</strong> jest dziura.</p>' }]);
    const list = await app.call(routes.listThreads, { params });
    expect(list.body.items).toMatchObject([
      { id: thread.id, excerpt: 'Od wiosny jest dziura.', lastAuthor: jan.displayName },
    ]);
    const forum = await app.call(estateRoutes.place, { params });
    expect(forum.body).toMatchObject({ threadCount: 1, lastActivityAt: app.clock.now().toISOString() });
  });

  it('as a matter waits for the institution until its promised day', async () => {
    const { place, jan, params } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    await app.make.user({ liaisonFor: [office.slug] });
    const body = { ...text, kind: 'matter' as const, institution: office.slug };
    const { body: thread } = await app.call(routes.createThread, { as: jan, params, body });
    const due = endOfLocalDay(app.clock.now(), 7, 'Europe/Warsaw').toISOString();
    expect(thread.matter).toMatchObject({
      state: 'waiting',
      institution: { slug: office.slug },
      dueAt: due,
      concerns: 0,
    });
  });

  it('as a matter shows no promise where nobody answers for the institution', async () => {
    const { place, jan, params } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const body = { ...text, kind: 'matter' as const, institution: office.slug };
    const { body: thread } = await app.call(routes.createThread, { as: jan, params, body });
    expect(thread.matter).toMatchObject({ institution: { slug: office.slug }, dueAt: null });
  });

  it('names only what the place has', async () => {
    const { jan, params } = await scene();
    const elsewhere = await app.make.place({ topics: ['obce'], streets: ['obca'] });
    const office = await app.make.institution({ places: [elsewhere.slug] });
    const refused = async (extra: object) =>
      (await app.call(routes.createThread, { as: jan, params, body: { ...text, kind: 'matter', ...extra } })).body.code;
    expect(await refused({ topic: 'obce' })).toBe('topic_not_found');
    expect(await refused({ streets: ['polna', 'obca'] })).toBe('street_not_found');
    expect(await refused({ institution: office.slug })).toBe('institution_not_found');
  });

  it('is made once for a key', async () => {
    const { jan, params } = await scene();
    const request = { as: jan, params, body: { ...text, kind: 'discussion' as const }, key: 'thread-only-once' };
    const first = await app.call(routes.createThread, request);
    const again = await app.call(routes.createThread, request);
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    expect((await app.call(routes.listThreads, { params })).body.items).toHaveLength(1);
    const stored = await app.platform.db
      .select()
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(eq(threads.publicId, first.body.id));
    expect(stored).toHaveLength(1);
  });

  it('waits between two, and has a daily measure on the first day', async () => {
    const { place, params } = await scene();
    const nowa = await app.make.user({ memberships: { [place.slug]: ['resident'] }, registeredAt: app.clock.now() });
    const open = () => app.call(routes.createThread, { as: nowa, params, body: { ...text, kind: 'discussion' } });
    expect((await open()).status).toBe(201);
    app.clock.advance({ seconds: 60 });
    expect((await open()).body).toMatchObject({ code: 'posting_too_fast', retryAfterSeconds: 60 });
    for (let count = 0; count < 2; count += 1) {
      app.clock.advance({ seconds: 120 });
      expect((await open()).status).toBe(201);
    }
    app.clock.advance({ seconds: 120 });
    expect((await open()).body.code).toBe('daily_limit_reached');
  });

  it('is opened by members, in the city’s forum by everybody confirmed, a matter there by residents', async () => {
    const { params } = await scene();
    const city = await app.make.place({ kind: 'city' });
    const estate = await app.make.place();
    const open = async (as: Awaited<ReturnType<typeof app.make.user>>, where: string, kind: 'discussion' | 'matter') =>
      (await app.call(routes.createThread, { as, params: { place: where }, body: { ...text, kind } })).body.code ??
      'opened';
    const stranger = await app.make.user();
    const resident = await app.make.user({ memberships: { [estate.slug]: ['resident'] } });
    expect(await open(stranger, params.place, 'discussion')).toBe('not_a_member');
    expect(await open(resident, params.place, 'discussion')).toBe('not_a_member');
    expect(await open(stranger, city.slug, 'matter')).toBe('not_a_member');
    expect(await open(stranger, city.slug, 'discussion')).toBe('opened');
    expect(await open(resident, city.slug, 'matter')).toBe('opened');
    expect(await open(await app.make.user({ confirmed: false }), city.slug, 'discussion')).toBe('email_unconfirmed');
  });

  it('finds no forum where one may not look', async () => {
    const { params } = await scene('members');
    const stranger = await app.make.user();
    const answer = await app.call(routes.createThread, { as: stranger, params, body: { ...text, kind: 'discussion' } });
    expect(answer).toMatchObject({ status: 404, body: { code: 'place_not_found' } });
  });

  it('takes no field that is not a resident’s to set', async () => {
    const { jan, params } = await scene();
    for (const extra of [{ pinned: true }, { authorId: '1' }, { createdAt: '2020-01-01' }, { state: 'resolved' }]) {
      const body = { ...text, kind: 'discussion' as const, ...extra };
      expect((await app.call(routes.createThread, { as: jan, params, body })).body.code).toBe('invalid_input');
    }
  });
});
