import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('who is reading a thread sees a new badge on every post of its owner, however many there are', async () => {
  const place = await app.make.place();
  const admin = await app.make.user({ admin: true });
  const zofia = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: jan });
  const other = await app.make.thread({ place: place.slug, author: zofia });
  for (let number = 2; number <= 60; number += 1) await app.make.reply({ thread, author: zofia });
  const versionOf = async () =>
    (await app.call(routes.threadPage, { params: { thread: other.publicId, page: 1 } })).body.thread.version;
  const before = await app.call(routes.threadPage, { params: { thread: thread.publicId, page: 1 } });
  const otherBefore = await versionOf();

  const socket = await app.socket(null);
  await socket.join(`thread:${thread.publicId}`);
  await app.call(adminRoutes.setPlaceRoles, {
    as: admin,
    params: { person: zofia.publicId, place: place.slug },
    body: { duties: ['animator'] },
  });
  await app.drain();
  // A gap in the versions: the client asks for what is in it.
  const told = await socket.next('thread.updated');
  expect(told.thread.version).toBeGreaterThan(before.body.thread.version + 1);
  const changes = await app.call(routes.changes, {
    params: { thread: thread.publicId },
    query: { since: before.body.thread.version },
  });
  const shown = changes.body.complete ? changes.body.posts : [];
  const page = await app.call(routes.threadPage, { params: { thread: thread.publicId, page: 2 } });
  expect(new Set([...shown, ...page.body.posts].map(({ author }) => author.role))).toEqual(new Set(['animator']));
  expect(page.body.thread.version).toBe(before.body.thread.version + 59 + 2);
  expect(await versionOf()).toBe(otherBefore + 2);
});
