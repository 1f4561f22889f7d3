import { setTimeout as wait } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { idempotencyKeys } from '../../platform/db/tables.ts';
import { places } from '../estates/tables.ts';
import { posts, threads } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

const scene = async () => {
  const place = await app.make.place();
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: jan });
  app.clock.advance({ minutes: 1 });
  return { place, jan, thread, params: { thread: thread.publicId } };
};

/** As the web does: told to come back, somebody comes back with the same key. */
const reply = async (as: TestUser, params: { thread: string }, body: string, key: string) => {
  for (;;) {
    const answer = await app.call(routes.createReply, { as, params, body: { body }, key });
    if (answer.status !== 503) return answer;
    // Whoever asks again at once keeps the loop from everything else.
    await wait(10);
  }
};

describe('fifty at once', () => {
  it('replies to one thread are numbered without gaps, each under a version of its own', async () => {
    const { place, thread, params } = await scene();
    const people = await Promise.all(
      upTo(50).map(() => app.make.user({ memberships: { [place.slug]: ['resident'] } })),
    );
    const answers = await Promise.all(
      people.map((as, at) => reply(as, params, `Głos: ${as.displayName}`, `fifty-voices-${at}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.map(({ body }) => body.post.number).toSorted((a, b) => a - b)).toEqual(upTo(51).slice(1));
    expect(answers.map(({ body }) => body.post.version).toSorted((a, b) => a - b)).toEqual(upTo(51).slice(1));
    const stored = await app.platform.db
      .select({ number: posts.number })
      .from(posts)
      .where(eq(posts.threadId, thread.id));
    expect(stored.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(upTo(51));
    const { body: last } = await app.call(routes.threadPage, { params: { ...params, page: 3 } });
    expect([last.thread.version, last.thread.lastNumber, last.posts.length]).toEqual([51, 51, 11]);
    const { body: gap } = await app.call(routes.changes, { params, query: { since: 41 } });
    expect(gap.posts.map(({ number }) => number)).toEqual(upTo(51).slice(41));
  });

  it('of one key make one reply, and all get it', async () => {
    const { jan, thread, params } = await scene();
    const request = { as: jan, params, body: { body: 'Raz, a dobrze.' }, key: 'fifty-times-one-key' };
    const answers = await Promise.all(upTo(50).map(() => app.call(routes.createReply, request)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.post.id} ${body.post.number}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { post: { number: 2 } } });
    const [row] = await app.platform.db.select({ posts: count() }).from(posts).where(eq(posts.threadId, thread.id));
    expect(row?.posts).toBe(2);
  });

  it('of one key make one thread', async () => {
    const { place, jan } = await scene();
    const body = { title: 'Raz otwarty wątek', body: 'Treść.', kind: 'discussion' as const };
    const request = { as: jan, params: { place: place.slug }, body, key: 'fifty-threads-one-key' };
    const answers = await Promise.all(upTo(50).map(() => app.call(routes.createThread, request)));
    expect(new Set(answers.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    const [keys] = await app.platform.db
      .select({ rows: count() })
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.key, request.key));
    expect(keys?.rows).toBe(1);
    const [counted] = await app.platform.db
      .select({ threads: places.threadCount })
      .from(places)
      .where(eq(places.id, place.id));
    const [stored] = await app.platform.db
      .select({ threads: count() })
      .from(threads)
      .where(eq(threads.placeId, place.id));
    expect(counted).toEqual(stored);
  });

  it('of one person are held to the rate, in one thread and in many', async () => {
    const { place, jan } = await scene();
    const some = await Promise.all(upTo(10).map(() => app.make.thread({ place: place.slug, author: jan })));
    app.clock.advance({ minutes: 1 });
    const answers = await Promise.all(
      upTo(50).map((number) => {
        const thread = some[number % 10]?.publicId ?? '';
        return app.call(routes.createReply, { as: jan, params: { thread }, body: { body: `Zalew ${number}` } });
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'posting_too_fast')).toHaveLength(49);
  });
});
