import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { notificationRoutes as routes } from '@moja-ulica/shared/notifications/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { memberships } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { posts } from '../threads/tables.ts';
import { announceNotifications } from './live.ts';
import { insertOnce } from './repo.ts';

describe('notifications', () => {
  let app: TestApp;
  let place: TestPlace;

  beforeAll(async () => {
    app = await startTestApp();
    place = await app.make.place();
  });
  afterAll(() => app.close());

  const resident = (at: TestPlace = place) => app.make.user({ memberships: { [at.slug]: ['resident'] } });

  const reply = async (as: TestUser, thread: string, body: string, replyTo?: number) => {
    const answer = await app.call(threadRoutes.createReply, {
      as,
      params: { thread },
      body: replyTo === undefined ? { body } : { body, replyTo },
    });
    expect(answer.status).toBe(201);
    await app.drain();
    return answer.body.post;
  };

  const bellOf = async (as: TestUser) => (await app.call(routes.listNotifications, { as })).body.items;

  it('tell of a reply in my thread and of a reply to my post, each once, never of my own', async () => {
    const [opener, second, third] = [await resident(), await resident(), await resident()];
    const thread = await app.make.thread({ place: place.slug, author: opener });
    const post = await reply(second, thread.publicId, 'Pierwsza odpowiedź.');
    await reply(third, thread.publicId, 'Odpowiedź na odpowiedź.', post.number);

    expect(await bellOf(opener)).toMatchObject([
      {
        kind: 'reply',
        postNumber: 3,
        excerpt: 'Odpowiedź na odpowiedź.',
        actor: { handle: third.handle },
        read: false,
      },
      { kind: 'reply', postNumber: 2 },
    ]);
    expect(await bellOf(second)).toMatchObject([{ kind: 'reply', postNumber: 3 }]);
    expect(await bellOf(third)).toEqual([]);
  });

  it('count, and are read one by one or all at once; somebody else’s stay as they are', async () => {
    const [opener, other] = [await resident(), await resident()];
    const thread = await app.make.thread({ place: place.slug, author: opener });
    for (const body of ['Raz.', 'Dwa.', 'Trzy.']) {
      app.clock.advance({ minutes: 1 });
      await reply(other, thread.publicId, body);
    }
    const [first] = await bellOf(opener);
    const ids = [first?.id ?? ''];
    expect((await app.call(routes.markRead, { as: other, body: { ids } })).body).toEqual({ unread: 0 });
    expect((await app.call(routes.unread, { as: opener })).body).toEqual({ unread: 3 });
    expect((await app.call(routes.markRead, { as: opener, body: { ids } })).body).toEqual({ unread: 2 });
    expect((await app.call(routes.markRead, { as: opener, body: { ids: 'all' } })).body).toEqual({ unread: 0 });
    expect((await bellOf(opener)).every(({ read }) => read)).toBe(true);
  });

  it('call an official answer by its name and institution', async () => {
    const institution = await app.make.institution({ places: [place.slug] });
    const liaison = await app.make.user({ liaisonFor: [institution.slug] });
    const opener = await resident();
    const thread = await app.make.thread({ place: place.slug, author: opener });
    await app.call(threadRoutes.createReply, {
      as: liaison,
      params: { thread: thread.publicId },
      body: { body: 'Naprawimy do piątku.', official: { institution: institution.slug } },
    });
    await app.drain();
    const [answer] = await bellOf(opener);
    expect(answer).toMatchObject({ kind: 'official_answer', excerpt: 'Naprawimy do piątku.' });
    expect(answer?.institution?.pl).toMatch(/^Urząd/);
  });

  it('tell the author of a hidden post why, without a name, and quote it no more to others', async () => {
    const [opener, author] = [await resident(), await resident()];
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    const thread = await app.make.thread({ place: place.slug, author: opener });
    const post = await reply(author, thread.publicId, 'Coś, czego tu nie piszemy.');
    const reason = 'Post obraża sąsiada (zasada 1).';
    await app.call(moderationRoutes.hidePost, {
      as: moderator,
      params: { thread: thread.publicId, number: post.number },
      body: { rule: 'insult', reason },
    });
    await app.drain();
    expect(await bellOf(author)).toMatchObject([
      { kind: 'post_hidden', rule: 'insult', reason, actor: null, excerpt: null },
    ]);
    expect(await bellOf(opener)).toMatchObject([{ kind: 'reply', excerpt: null }]);
  });

  it('do not reach, and no longer show, what the person may not see', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const [opener, other] = [await resident(closed), await resident(closed)];
    const thread = await app.make.thread({ place: closed.slug, author: opener });
    await reply(other, thread.publicId, 'Tylko dla nas.');
    expect(await bellOf(opener)).toHaveLength(1);

    await app.platform.db
      .delete(memberships)
      .where(and(eq(memberships.userId, opener.id), eq(memberships.placeId, closed.id)));
    app.clock.advance({ minutes: 1 });
    await reply(other, thread.publicId, 'Tego już nie zobaczysz.');
    expect(await bellOf(opener)).toEqual([]);
    expect((await app.call(routes.unread, { as: opener })).body).toEqual({ unread: 0 });
  });

  it('do not reach the sockets of who was shut out between the writing and the telling', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const [author, member, outsider] = [await resident(closed), await resident(closed), await resident()];
    const thread = await app.make.thread({ place: closed.slug, author });
    const [post] = await app.platform.db.select({ id: posts.id }).from(posts).where(eq(posts.threadId, thread.id));
    const [told, untold] = [await app.socket(member), await app.socket(outsider)];
    // The outsider first: what comes for the member has come after it.
    for (const { id: userId, publicId: user } of [outsider, member]) {
      await app.platform.db.transaction(async (tx) => {
        const row = { kind: 'reply', source: '', postId: post?.id ?? 0n, actorId: author.id } as const;
        const written = await insertOnce(tx, [{ ...row, userId, createdAt: app.clock.now() }]);
        const changes = written.map(({ publicId: notification }) => ({ user, notification }));
        await announceNotifications(app.platform, tx, changes);
      });
    }
    expect(await told.next('notification.created')).toMatchObject({ unread: 1 });
    await app.drain();
    expect(untold.received('notification.created')).toEqual([]);
  });

  it('show to a newcomer what happens in a city’s forum that only accounts read', async () => {
    const city = await app.make.place({ kind: 'city', visibility: 'members' });
    const [opener, other] = [await app.make.user(), await app.make.user()];
    const thread = await app.make.thread({ place: city.slug, author: opener });
    await reply(other, thread.publicId, 'Też tak myślę.');
    expect(await bellOf(opener)).toMatchObject([{ kind: 'reply', excerpt: 'Też tak myślę.' }]);
    expect((await app.call(routes.unread, { as: opener })).body).toEqual({ unread: 1 });
  });

  it('reach who was replied to although the account that opened the thread is gone', async () => {
    const [opener, second, third] = [await resident(), await resident(), await resident()];
    const thread = await app.make.thread({ place: place.slug, author: opener });
    const post = await app.make.reply({ thread, author: second });
    await app.platform.db
      .update(users)
      .set({ deletedAt: app.clock.now(), email: null, handle: null, displayName: null })
      .where(eq(users.id, opener.id));
    await reply(third, thread.publicId, 'Odpowiadam sąsiadce.', post.number);
    expect(await bellOf(second)).toMatchObject([{ kind: 'reply', excerpt: 'Odpowiadam sąsiadce.' }]);
  });

  it('go on by a cursor that tells nothing', async () => {
    const [opener, other] = [await resident(), await resident()];
    const thread = await app.make.thread({ place: place.slug, author: opener });
    for (let number = 0; number < 31; number += 1) await app.make.reply({ thread, author: other });
    await app.drain();
    const first = await app.call(routes.listNotifications, { as: opener });
    const cursor = first.body.nextCursor ?? '';
    expect(Buffer.from(cursor, 'base64url').toString()).toBe(`notifications..${first.body.items.at(-1)?.id}`);
    const rest = await app.call(routes.listNotifications, { as: opener, query: { cursor } });
    const numbers = [...first.body.items, ...rest.body.items].map(({ postNumber }) => postNumber ?? 0);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 31 }, (_, at) => at + 2));
    expect(rest.body.nextCursor).toBeNull();
  });

  it('tell of a decision also somebody who has left the estate: the reasons are owed to them', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const moderator = await app.make.user({ memberships: { [closed.slug]: ['moderator'] } });
    const [opener, author] = [await resident(closed), await resident(closed)];
    const thread = await app.make.thread({ place: closed.slug, author: opener });
    const post = await reply(author, thread.publicId, 'Coś, czego tu nie piszemy.');
    await app.platform.db
      .delete(memberships)
      .where(and(eq(memberships.userId, author.id), eq(memberships.placeId, closed.id)));
    const reason = 'Post obraża sąsiada (zasada 1).';
    await app.call(moderationRoutes.hidePost, {
      as: moderator,
      params: { thread: thread.publicId, number: post.number },
      body: { rule: 'insult', reason },
    });
    await app.drain();
    expect(await bellOf(author)).toMatchObject([{ kind: 'post_hidden', reason, excerpt: null }]);
    expect((await app.call(routes.unread, { as: author })).body).toEqual({ unread: 1 });
  });
});
