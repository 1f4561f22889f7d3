import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { places } from '../estates/tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const scene = async () => {
  const place = await app.make.place();
  const member = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: member });
  const read = async (as: TestUser | null) => {
    const answer = await app.call(routes.threadPage, { as, params: { thread: thread.publicId, page: 1 } });
    return { status: answer.status, keep: answer.headers['cache-control'], body: answer.body };
  };
  /** By whatever hand: no command of ours has a part in it. */
  const change = async (what: Partial<typeof places.$inferInsert>) => {
    await app.platform.db.update(places).set(what).where(eq(places.id, place.id));
    await app.drain();
  };
  return { place, member, thread, read, change };
};

it('a place that is closed lets nobody else read what was kept of it, nor hear what is said there', async () => {
  const { place, member, thread, read, change } = await scene();
  expect(await read(null)).toMatchObject({ status: 200, keep: expect.stringContaining('public') as unknown });
  const [stranger, neighbour] = [await app.socket(null), await app.socket(member)];
  const rooms = [`thread:${thread.publicId}`, `forum:${place.slug}`] as const;
  for (const room of rooms) {
    expect(await stranger.join(room)).toEqual({ ok: true });
    expect(await neighbour.join(room)).toEqual({ ok: true });
  }
  await change({ visibility: 'members' });
  expect(await read(null)).toMatchObject({ status: 404 });
  expect(await read(member)).toMatchObject({ status: 200, keep: expect.stringContaining('private') as unknown });
  const left = [await stranger.next('room.left'), await stranger.next('room.left')];
  expect(left.map(({ room }) => room)).toEqual(rooms);
  expect(neighbour.received('room.left')).toEqual([]);
  stranger.close();
  neighbour.close();
  await change({ visibility: 'public' });
  expect(await read(null)).toMatchObject({ status: 200 });
});

it('a new name is on the pages at once, and counting members drops nothing', async () => {
  const { read, change } = await scene();
  await read(null);
  await change({ name: 'Nowe Osiedle' });
  expect((await read(null)).body).toMatchObject({ thread: { place: { name: 'Nowe Osiedle' } } });
  let told = false;
  app.platform.changes.subscribe('place', () => {
    told = true;
  });
  await change({ memberCount: 5, threadCount: 9, lastActivityAt: app.clock.now() });
  expect(told).toBe(false);
});
