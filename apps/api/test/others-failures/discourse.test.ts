import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '../../src/features/identity/tables.ts';
import { threads } from '../../src/features/threads/tables.ts';
import { startTestApp, type TestApp } from '../../src/testing/index.ts';
import { buildWorld, type World } from '../authorisation/world.ts';

const reason = 'Post podaje cudze dane (zasada 4).';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

describe('Discourse', () => {
  it('CVE-2026-21865: a moderator acted on a conversation that they could not see', async () => {
    const { thread, post } = await world.post(world.closed, world.neighbour);
    const at = { as: world.as('otherModerator'), params: { thread: thread.publicId, number: post.number } };
    const acts = [
      await app.callRaw(moderationRoutes.hidePost, { ...at, body: { rule: 'spam', reason } }),
      await app.callRaw(moderationRoutes.restorePost, { ...at, body: { reason } }),
      await app.callRaw(moderationRoutes.reportPost, { ...at, body: { reason: 'spam' } }),
    ];
    for (const { status, body } of acts) expect([status, body?.code]).toEqual([404, 'thread_not_found']);
    const seen = await app.call(threadRoutes.threadPage, {
      as: world.as('resident'),
      params: { thread: thread.publicId, page: 1 },
    });
    expect(seen.body.posts?.find(({ number }) => number === post.number)?.state).toBe('visible');
  });

  it('CVE-2026-32615, CVE-2026-26979: a staff role was enough for topics in categories that one could not read', async () => {
    const thread = await world.thread(world.closed);
    for (const who of ['otherModerator', 'otherLiaison'] as const) {
      const as = world.as(who);
      const params = { thread: thread.publicId };
      const answers = [
        await app.callRaw(threadRoutes.updateThread, { as, params, body: { title: 'Przejęty wątek' } }),
        await app.callRaw(threadRoutes.createReply, { as, params, body: { body: 'Jestem tu.' } }),
        await app.callRaw(threadRoutes.changes, { as, params, query: { since: 0 } }),
        await app.callRaw(threadRoutes.postSource, { as, params: { ...params, number: 1 } }),
      ];
      for (const { status, body } of answers) expect([status, body?.code], who).toEqual([404, 'thread_not_found']);
    }
  });

  it('CVE-2026-28227: the way round (a timer, an undo) asked nobody for permission', async () => {
    const { thread, post } = await world.post(world.open, world.neighbour, { hidden: true });
    for (const who of ['resident', 'animator', 'liaison', 'otherModerator', 'suspended'] as const) {
      const undone = await app.callRaw(moderationRoutes.restorePost, {
        as: world.as(who),
        params: { thread: thread.publicId, number: post.number },
        body: { reason },
      });
      expect(undone.status, who).toBe(403);
    }
  });

  it('CVE-2026-32620: what stands beside a hidden post (counts, excerpts, notices) told of it', async () => {
    const { thread } = await world.post(world.open, world.neighbour);
    const secret = 'bursztynowa skrytka pod schodami';
    const resident = await world.fresh('resident');
    const mine = await app.make.thread({ place: world.open.slug, author: resident });
    const reply = await app.make.reply({ thread: mine, author: world.neighbour, body: `Tu jest ${secret}.` });
    await app.drain();
    await app.call(moderationRoutes.hidePost, {
      as: world.as('moderator'),
      params: { thread: mine.publicId, number: reply.number },
      body: { rule: 'spam', reason },
    });
    await app.drain();
    const as = resident;
    const answers = [
      await app.call(notificationRoutes.listNotifications, { as }),
      await app.call(threadRoutes.threadPage, { as, params: { thread: mine.publicId, page: 1 } }),
      await app.call(threadRoutes.overlay, { as, params: { thread: mine.publicId, page: 1 } }),
      await app.call(threadRoutes.changes, { as, params: { thread: mine.publicId }, query: { since: 0 } }),
      await app.call(threadRoutes.listThreads, { as, params: { place: world.open.slug } }),
      await app.call(threadRoutes.personPosts, { as, params: { handle: world.neighbour.handle } }),
      await app.call(threadRoutes.overlay, { as, params: { thread: thread.publicId, page: 1 } }),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('bursztynowa');
    }
  });

  it('CVE-2026-28219: a field nobody asked for made one’s own topic a banner of the whole site', async () => {
    const author = world.neighbour;
    const thread = await world.thread(world.open);
    for (const extra of [
      { pinned: true },
      { banner: true },
      { official: true },
      { locked: false },
      { kind: 'story' },
    ]) {
      const changed = await app.callRaw(threadRoutes.updateThread, {
        as: author,
        params: { thread: thread.publicId },
        body: { title: 'Mój wątek na górze', ...extra },
      });
      expect([changed.status, changed.body?.code]).toEqual([400, 'invalid_input']);
    }
    const [kept] = await app.platform.db.select().from(threads).where(eq(threads.id, thread.id));
    expect(kept).toMatchObject({ pinned: false, kind: 'discussion' });
    expect(kept?.title).not.toContain('na górze');
  });

  it('CVE-2019-1020018: opening the link of a mail signed in, also whoever looked at it for the reader', async () => {
    const person = await app.make.user();
    await app.call(identityRoutes.requestCode, { body: { email: person.email } });
    await app.drain();
    const mail = app.mailbox.to(person.email).at(-1);
    const code = /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? 'none';
    const links = [...(mail?.text ?? '').matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link));
    for (const { pathname, search } of links) {
      for (const method of ['GET', 'HEAD'] as const) {
        const seen = await app.server.inject({ method, url: `${pathname}${search}` });
        expect(seen.headers['set-cookie']).toBeUndefined();
      }
    }
    for (const method of ['GET', 'HEAD'] as const) {
      const url = `${identityRoutes.signInWithCode.path}?email=${encodeURIComponent(person.email)}&code=${code}`;
      const seen = await app.server.inject({ method, url });
      expect(seen.statusCode).toBe(405);
    }
    const body = { email: person.email, code };
    expect((await app.call(identityRoutes.signInWithCode, { body })).status).toBe(200);
    expect((await app.callRaw(identityRoutes.signInWithCode, { body })).status).toBe(401);
  });

  it('CVE-2026-33393: a site whose name only ends like ours was taken for ours', async () => {
    const secure = await startTestApp({ publicUrl: 'https://forum.example' });
    try {
      for (const [origin, status] of [
        ['https://forum.example', 202],
        ['https://evil-forum.example', 403],
        ['https://evilforum.example', 403],
        ['https://forum.example.zlo.example', 403],
        ['https://forum.example:8443', 403],
        ['http://forum.example', 403],
      ] as const) {
        const body = { email: 'ktos@poczta.example' };
        const answer = await secure.callRaw(identityRoutes.requestCode, { body, headers: { origin } });
        expect(answer.status, origin).toBe(status);
      }
    } finally {
      await secure.close();
    }
  });

  it('CVE-2022-21684: who was invited skipped the approval', async () => {
    const person = await app.make.user({ confirmed: false });
    const [before] = await app.platform.db.select().from(users).where(eq(users.id, person.id));
    expect(before?.emailConfirmedAt).toBeNull();
    const posted = await app.callRaw(threadRoutes.createThread, {
      as: person,
      params: { place: world.city.slug },
      body: { title: 'Dzień dobry wszystkim', body: 'Jestem tu od dziś.', kind: 'discussion' },
    });
    expect([posted.status, posted.body?.code]).toEqual([403, 'email_unconfirmed']);
  });
});
