import { asc, eq } from 'drizzle-orm';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { threads } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const reason = 'Ujawnia numer telefonu sąsiadki.';

/** A thread whose opening post and third post were hidden by a moderator. */
const scene = async () => {
  const place = await app.make.place();
  const elsewhere = await app.make.place();
  const office = await app.make.institution({ places: [place.slug] });
  const member = (roles: 'resident' | 'moderator') => app.make.user({ memberships: { [place.slug]: [roles] } });
  const [author, resident, moderator] = [await member('resident'), await member('resident'), await member('moderator')];
  const foreign = await app.make.user({ memberships: { [elsewhere.slug]: ['moderator'] } });
  const [admin, liaison] = [await app.make.user({ admin: true }), await app.make.user({ liaisonFor: [office.slug] })];
  const suspended = await app.make.user({ memberships: { [place.slug]: ['moderator'] }, suspended: true });
  const body = { title: 'Sąsiadka to SEKRET', body: 'SEKRET pierwszy', kind: 'discussion' as const };
  const { body: thread } = await app.call(routes.createThread, { as: author, params: { place: place.slug }, body });
  const params = { thread: thread.id };
  await app.call(routes.createReply, { as: resident, params, body: { body: 'Zwykła odpowiedź' } });
  app.clock.advance({ minutes: 1 });
  await app.call(routes.createReply, { as: author, params, body: { body: 'SEKRET drugi' } });
  for (const number of [1, 3]) {
    const hide = { as: moderator, params: { ...params, number }, body: { rule: 'personal_data' as const, reason } };
    expect((await app.call(moderationRoutes.hidePost, hide)).status).toBe(200);
  }
  await app.drain();
  return { place, params, author, resident, moderator, foreign, admin, liaison, suspended };
};

describe('hidden text', () => {
  it('is in no answer that others get', async () => {
    const { place, params, author, resident, foreign, liaison, suspended } = await scene();
    for (const as of [null, resident, foreign, liaison, suspended]) {
      const answers = [
        await app.call(routes.threadPage, { as, params: { ...params, page: 1 } }),
        await app.call(routes.changes, { as, params, query: { since: 0 } }),
        await app.call(routes.listThreads, { as, params: { place: place.slug } }),
        await app.call(routes.feed, { as, query: { limit: 50 } }),
        await app.call(routes.personPosts, { as, params: { handle: author.handle } }),
        await app.call(routes.postSource, { as, params: { ...params, number: 1 } }),
        await app.call(routes.postSource, { as, params: { ...params, number: 3 } }),
      ];
      expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/SEKRET/i);
      expect(answers.slice(-2).map(({ body }) => body.code)).toEqual(['post_not_found', 'post_not_found']);
    }
    for (const as of [resident, foreign, liaison, suspended]) {
      expect((await app.call(routes.overlay, { as, params: { ...params, page: 1 } })).body.hidden).toEqual([]);
    }
  });

  it('leaves a stub with its rule, and a thread that is called hidden', async () => {
    const { place, params } = await scene();
    const { body: page } = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
    expect(page.posts).toMatchObject([
      { number: 1, state: 'hidden', html: null, hiddenRule: 'personal_data', version: 4 },
      { number: 2, state: 'visible', hiddenRule: null },
      { number: 3, state: 'hidden', html: null, hiddenRule: 'personal_data', version: 5 },
    ]);
    const { body: list } = await app.call(routes.listThreads, { params: { place: place.slug } });
    expect(list.items).toMatchObject([{ title: 'Wątek ukryty przez moderację', excerpt: '' }]);
  });

  it('is read by its author, the place’s moderators and the administrator, with the reason', async () => {
    const { params, author, moderator, admin } = await scene();
    for (const as of [author, moderator, admin]) {
      const { body } = await app.call(routes.overlay, { as, params: { ...params, page: 1 } });
      expect(body.hidden.map(({ number, html, rule, reason: why }) => [number, html, rule, why])).toEqual([
        [1, '<p>SEKRET pierwszy</p>', 'personal_data', reason],
        [3, '<p>SEKRET drugi</p>', 'personal_data', reason],
      ]);
      const source = await app.call(routes.postSource, { as, params: { ...params, number: 3 } });
      expect(source.body).toEqual({ body: 'SEKRET drugi', lang: 'pl' });
    }
  });

  it('comes back whole', async () => {
    const { place, params, moderator } = await scene();
    for (const number of [1, 3]) {
      const restore = {
        as: moderator,
        params: { ...params, number },
        body: { reason: 'To był numer urzędu, nie sąsiadki.' },
      };
      expect((await app.call(moderationRoutes.restorePost, restore)).status).toBe(200);
    }
    await app.drain();
    const { body: page } = await app.call(routes.threadPage, { params: { ...params, page: 1 } });
    expect(page.posts.map(({ html, hiddenRule }) => [html, hiddenRule])).toEqual([
      ['<p>SEKRET pierwszy</p>', null],
      ['<p>Zwykła odpowiedź</p>', null],
      ['<p>SEKRET drugi</p>', null],
    ]);
    const { body: list } = await app.call(routes.listThreads, { params: { place: place.slug } });
    expect(list.items[0]?.excerpt).toBe('SEKRET pierwszy');
  });

  it('of an official answer is no answer any more', async () => {
    const { place, params, moderator } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const ewa = await app.make.user({ liaisonFor: [office.slug] });
    const official = { institution: office.slug };
    await app.call(routes.createReply, { as: ewa, params, body: { body: 'Stanowisko', official } });
    const answeredBy = async () => {
      const [row] = await app.platform.db
        .select()
        .from(threads)
        .where(eq(threads.publicId, params.thread))
        .orderBy(asc(threads.id));
      return row?.answeredBy;
    };
    expect(await answeredBy()).toBe(4);
    const act = (as: TestUser) => ({ as, params: { ...params, number: 4 } });
    await app.call(moderationRoutes.hidePost, { ...act(moderator), body: { rule: 'off_topic', reason } });
    expect(await answeredBy()).toBeNull();
    await app.call(moderationRoutes.restorePost, { ...act(moderator), body: { reason } });
    expect(await answeredBy()).toBe(4);
  });
});
