import { gunzipSync } from 'node:zlib';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Scene {
  readonly replies?: number;
  readonly visibility?: 'public' | 'members';
}

const scene = async ({ replies = 0, visibility = 'public' }: Scene = {}) => {
  const place = await app.make.place({ visibility });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: jan, body: 'Początek rozmowy.' });
  for (let count = 0; count < replies; count += 1) await app.make.reply({ thread, author: jan });
  app.clock.advance({ minutes: 1 });
  const params = { thread: thread.publicId, page: 1 };
  const url = `/api/v1/threads/${thread.publicId}/pages/1`;
  return { place, jan, thread, params, url };
};
const get = (url: string, headers: Record<string, string> = {}, as?: TestUser) =>
  app.http.server.inject({ url, headers: { ...headers, ...(as ? { authorization: `Bearer ${as.token}` } : {}) } });

describe('a page of a thread', () => {
  it('is a run of twenty; past the end comes the last', async () => {
    const { params } = await scene({ replies: 44 });
    const numbers = async (page: number) => {
      const { body } = await app.call(routes.threadPage, { params: { ...params, page } });
      return [body.page, body.pageCount, body.posts[0]?.number, body.posts.at(-1)?.number, body.thread.lastNumber];
    };
    expect(await numbers(1)).toEqual([1, 3, 1, 20, 45]);
    expect(await numbers(2)).toEqual([2, 3, 21, 40, 45]);
    expect(await numbers(3)).toEqual([3, 3, 41, 45, 45]);
    expect(await numbers(1_000_000)).toEqual([3, 3, 41, 45, 45]);
  });

  it('is not sent again while it is the same', async () => {
    const { jan, params, url } = await scene();
    const first = await get(url);
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    for (const given of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const again = await get(url, { 'if-none-match': given });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    }
    await app.call(routes.createReply, { as: jan, params: { thread: params.thread }, body: { body: 'Dalej' } });
    const changed = await get(url, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  it('comes in the encoding that is taken', async () => {
    const { url } = await scene({ replies: 5 });
    const plain = await get(url);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('accept-encoding');
    const gzip = await get(url, { 'accept-encoding': 'gzip, deflate' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    const refused = await get(url, { 'accept-encoding': 'br;q=0, gzip;q=0.5' });
    expect(refused.headers['content-encoding']).toBe('gzip');
  });

  it('is the same bytes for everybody who may read it', async () => {
    const { jan, place, url } = await scene({ replies: 2 });
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    const seen = await Promise.all([get(url), get(url, {}, jan), get(url, {}, moderator)]);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
  });

  it('of a members-only place is asked for by members and kept by nobody', async () => {
    const { jan, params, url } = await scene({ visibility: 'members' });
    const stranger = await app.make.user();
    const member = await get(url, { 'if-none-match': '*' }, jan);
    expect([member.statusCode, member.headers['cache-control'], member.headers.etag]).toEqual([
      200,
      'private, no-store',
      undefined,
    ]);
    // It lies in the cache now: the permission is asked before it.
    for (const as of [null, stranger]) {
      const { status, body } = await app.call(routes.threadPage, { as, params });
      expect([status, body.code]).toEqual([404, 'thread_not_found']);
    }
    const missing = await app.call(routes.threadPage, { params: { ...params, thread: 'z'.repeat(12) } });
    expect(missing.body.code).toBe('thread_not_found');
  });

  it('shows the weightiest role of each author', async () => {
    const { place, params, thread } = await scene();
    const office = await app.make.institution({ places: [place.slug] });
    const roles = { [place.slug]: ['moderator' as const, 'animator' as const] };
    const authors = [
      await app.make.user({ admin: true, memberships: roles }),
      await app.make.user({ memberships: roles, liaisonFor: [office.slug] }),
      await app.make.user({ memberships: { [place.slug]: ['animator'] }, liaisonFor: [office.slug] }),
      await app.make.user({ memberships: { [place.slug]: ['resident', 'animator'] } }),
      await app.make.user({ memberships: { [place.slug]: ['resident'] } }),
    ];
    for (const author of authors) await app.make.reply({ thread, author });
    const { body } = await app.call(routes.threadPage, { params });
    expect(body.posts.map(({ author }) => author.role)).toEqual([
      null,
      'admin',
      'moderator',
      'liaison',
      'animator',
      null,
    ]);
  });

  it('is made once for many who ask at once, and anew after each change', async () => {
    const { jan, params, url } = await scene();
    const etags = new Set<unknown>();
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => get(url)));
      const seen = new Set(answers.map(({ headers }) => headers.etag));
      expect(seen.size).toBe(1);
      for (const etag of seen) etags.add(etag);
      await app.call(routes.createReply, {
        as: jan,
        params: { thread: params.thread },
        body: { body: `Runda ${round}` },
      });
      app.clock.advance({ minutes: 1 });
    }
    expect(etags.size).toBe(5);
  });
});

describe('changes since a version', () => {
  it('heal any gap', async () => {
    const { jan, params } = await scene();
    const thread = { thread: params.thread };
    const since = async (version: number) =>
      (await app.call(routes.changes, { params: thread, query: { since: version } })).body;
    await app.call(routes.createReply, { as: jan, params: thread, body: { body: 'Druga' } });
    app.clock.advance({ minutes: 1 });
    await app.call(routes.createReply, { as: jan, params: thread, body: { body: 'Trzecia' } });
    await app.call(routes.editPost, { as: jan, params: { ...thread, number: 1 }, body: { body: 'Początek rozmów.' } });
    const gap = async (version: number) => {
      const { thread: head, posts, complete } = await since(version);
      return [head.version, complete, posts.map((post) => [post.number, post.version])];
    };
    expect(await gap(0)).toEqual([
      4,
      true,
      [
        [1, 4],
        [2, 2],
        [3, 3],
      ],
    ]);
    expect(await gap(2)).toEqual([
      4,
      true,
      [
        [1, 4],
        [3, 3],
      ],
    ]);
    expect(await gap(3)).toEqual([4, true, [[1, 4]]]);
    expect(await gap(4)).toEqual([4, true, []]);
    expect(await gap(99)).toEqual([4, true, []]);
  });

  it('say when there are too many', async () => {
    const { params } = await scene({ replies: 101 });
    const { body } = await app.call(routes.changes, { params: { thread: params.thread }, query: { since: 1 } });
    expect(body).toMatchObject({ complete: false, posts: [] });
  });
});

describe('preview', () => {
  it('looks as the post will', async () => {
    const { jan } = await scene();
    const { body } = await app.call(routes.preview, { as: jan, body: { body: '**Tak** <b>nie</b>' } });
    expect(body.html).toBe('<p><strong>Tak</strong> &lt;b&gt;nie&lt;/b&gt;</p>');
    expect((await app.call(routes.preview, { as: null, body: { body: 'x' } })).status).toBe(401);
  });
});
