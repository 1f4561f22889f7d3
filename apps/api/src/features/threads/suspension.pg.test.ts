import { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { waitUntilBlocked } from '../../testing/blocked.ts';
import { startTestApp } from '../../testing/index.ts';
import { users } from '../identity/tables.ts';
import { posts, threads } from './tables.ts';

const app = await startTestApp();
afterAll(() => app.close());

it('what somebody does to posts while they are being suspended comes after it, and is refused', async () => {
  const { db } = app.platform;
  const place = await app.make.place();
  const admin = await app.make.user({ admin: true });
  const ewa = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident', 'moderator'] } });
  const [edited, withdrawn, renamed] = [
    await app.make.thread({ place: place.slug, author: jan }),
    await app.make.thread({ place: place.slug, author: jan }),
    await app.make.thread({ place: place.slug, author: jan }),
  ];
  const [reported, hidden] = [
    await app.make.thread({ place: place.slug, author: ewa }),
    await app.make.thread({ place: place.slug, author: ewa }),
  ];
  const before = await db.select().from(posts).orderBy(posts.id);

  const asked = await db.transaction(async (tx) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, jan.id)).for('update');
    const suspended = app.call(adminRoutes.suspendPerson, {
      as: admin,
      params: { person: jan.publicId },
      body: { days: 7, reason: 'Konto mogło zostać przejęte.' },
    });
    await waitUntilBlocked(db, 1);
    const first = { number: 1 };
    const acts = [
      app.call(threadRoutes.editPost, {
        as: jan,
        params: { thread: edited.publicId, ...first },
        body: { body: 'Inaczej.' },
      }),
      app.call(threadRoutes.withdrawPost, { as: jan, params: { thread: withdrawn.publicId, ...first } }),
      app.call(threadRoutes.updateThread, {
        as: jan,
        params: { thread: renamed.publicId },
        body: { title: 'Inny tytuł' },
      }),
      app.call(moderationRoutes.reportPost, {
        as: jan,
        params: { thread: reported.publicId, ...first },
        body: { reason: 'spam' },
      }),
      app.call(moderationRoutes.hidePost, {
        as: jan,
        params: { thread: hidden.publicId, ...first },
        body: { rule: 'spam', reason: 'To jest ogłoszenie, nie wpis.' },
      }),
    ];
    await waitUntilBlocked(db, 1 + acts.length);
    return { suspended, acts };
  });
  expect((await asked.suspended).status).toBe(200);
  const refusals = (await Promise.all(asked.acts)).map(({ body }) => body.code);
  expect(refusals).toEqual(asked.acts.map(() => 'account_suspended'));
  expect(await db.select().from(posts).orderBy(posts.id)).toEqual(before);
  const [thread] = await db.select({ title: threads.title }).from(threads).where(eq(threads.id, renamed.id));
  expect(thread?.title).not.toBe('Inny tytuł');
});
