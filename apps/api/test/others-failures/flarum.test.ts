import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { notificationRoutes } from '@moja-ulica/shared/notifications/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memberships } from '../../src/features/estates/tables.ts';
import { posts, threads } from '../../src/features/threads/tables.ts';
import { startTestApp, type TestApp } from '../../src/testing/index.ts';
import { buildWorld, type World } from '../authorisation/world.ts';

const index = `<!doctype html>
<html lang="pl"><head><title>Moja ulica</title><!--head--><script type="module" src="/assets/main.js"></script></head>
<body><div id="root"><!--app--></div><!--state--></body></html>`;

let app: TestApp;
let world: World;
const webDir = mkdtempSync(join(tmpdir(), 'flarum-'));
beforeAll(async () => {
  writeFileSync(join(webDir, 'index.html'), index);
  writeFileSync(join(webDir, 'shell.json'), JSON.stringify({ messages: { pl: '/assets/pl.js', en: '/assets/en.js' } }));
  app = await startTestApp({ webDir });
  world = await buildWorld(app);
});
afterAll(async () => {
  await app.close();
  rmSync(webDir, { recursive: true });
});

const reply = async (who: 'guest' | 'resident' | 'outsider' | 'moderator', thread: string) =>
  app.callRaw(threadRoutes.createReply, {
    as: who === 'guest' ? null : await world.fresh(who),
    params: { thread },
    body: { body: 'Dopisuję się.' },
  });

describe('Flarum', () => {
  const states = ['whole', 'first post hidden', 'first post withdrawn', 'author gone', 'locked'] as const;
  it.each(states)(
    'CVE-2023-22489: with the first post gone anybody could reply, and a guest got an error: %s',
    async (state) => {
      const { db } = app.platform;
      for (const place of [world.open, world.closed]) {
        const thread = await world.thread(place, { locked: state === 'locked' });
        const first = and(eq(posts.threadId, thread.id), eq(posts.number, 1));
        if (state === 'first post hidden')
          await db.update(posts).set({ state: 'hidden', hiddenRule: 'spam' }).where(first);
        if (state === 'first post withdrawn') await db.update(posts).set({ state: 'withdrawn' }).where(first);
        if (state === 'author gone') {
          await db.update(posts).set({ authorId: null }).where(first);
          await db.update(threads).set({ authorId: null, lastAuthorId: null }).where(eq(threads.id, thread.id));
        }
        expect((await reply('guest', thread.publicId)).status).toBe(401);
        expect((await reply('outsider', thread.publicId)).status).toBe(place === world.open ? 403 : 404);
        expect((await reply('resident', thread.publicId)).status).toBe(state === 'locked' ? 403 : 201);
        expect((await reply('moderator', thread.publicId)).status).toBe(201);
        const page = { params: { thread: thread.publicId, page: 1 } };
        expect((await app.callRaw(threadRoutes.threadPage, page)).status).toBe(place === world.open ? 200 : 404);
      }
    },
  );

  it('CVE-2023-22488: notices told of what their reader might not see', async () => {
    const leaver = await world.fresh('resident');
    const thread = await app.make.thread({ place: world.closed.slug, author: leaver });
    await app.make.reply({ thread, author: world.neighbour, body: 'Pierwsza, jeszcze dla niej.' });
    await app.drain();
    await app.platform.db
      .delete(memberships)
      .where(and(eq(memberships.userId, leaver.id), eq(memberships.placeId, world.closed.id)));
    app.mailbox.clear();
    await app.make.reply({ thread, author: world.neighbour, body: 'Druga, szmaragdowa.' });
    await app.drain();
    app.clock.advance({ hours: 2 });
    await app.drain();
    const listed = await app.call(notificationRoutes.listNotifications, { as: leaver });
    expect(JSON.stringify(listed.body)).not.toMatch(/Pierwsza|szmaragdowa/);
    expect(JSON.stringify(listed.body)).not.toContain(thread.publicId);
    expect(JSON.stringify(app.mailbox.to(leaver.email))).not.toContain('szmaragdowa');
  });

  it('CVE-2026-30913: a name that looks like a link stood in mails as one', async () => {
    const register = (displayName: string) =>
      app.callRaw(identityRoutes.register, {
        body: {
          email: `nowa-${String(Math.random()).slice(2, 10)}@poczta.example`,
          displayName,
          homePlace: world.open.slug,
          locale: 'pl',
          acceptedRules: true,
        },
      });
    for (const name of [
      'Wejdź na https://zlo.example',
      'zlo.example',
      'www.zlo.example',
      'Jan\r\nBcc: zlo@zlo.example',
      'Jan\u2028Kliknij',
      'Jan \u202Emoc.olz',
      '<a href="//zlo.example">Jan</a>',
      'jan@zlo.example',
      '[Jan](//zlo)',
    ]) {
      app.clock.advance({ minutes: 20 });
      const answer = await register(name);
      expect([answer.status, answer.body?.code].join(' '), name).toMatch(
        /^40[0-9] (name_not_allowed|invalid_input)$|^422 name_not_allowed$/,
      );
    }
    await app.drain();
    expect(JSON.stringify(app.mailbox.all)).not.toContain('zlo');
  });

  it('CVE-2024-21641: an address of the site led to another one', async () => {
    const thread = await world.thread(world.open);
    for (const path of [
      '//zlo.example',
      '///zlo.example/o/otwarte',
      '/\\zlo.example',
      '/%2f%2fzlo.example',
      '/%5c%5czlo.example',
      '/.//zlo.example',
      '/o//zlo.example',
      '//zlo.example/..',
      '/zaloguj?powrot=//zlo.example',
      '/wyloguj?next=https://zlo.example',
      '/?return_to=javascript:alert(1)',
      '/o/otwarte?powrot=%2f%2fzlo.example',
      `/o/otwarte/w/${thread.publicId}/zly-adres?powrot=//zlo.example`,
      `/o/zlo.example/w/${thread.publicId}/x`,
      `//zlo.example/o/otwarte/w/${thread.publicId}/x`,
    ]) {
      const { statusCode, headers } = await app.server.inject({ url: path, headers: { host: 'zlo.example' } });
      expect(statusCode, path).toBeLessThan(500);
      if (statusCode < 300 || statusCode >= 400) continue;
      // A browser reads it as an address of this very site.
      const led = new URL(String(headers.location), 'https://forum.example');
      expect(led.origin, `${path} to ${String(headers.location)}`).toBe('https://forum.example');
      expect(led.pathname).not.toMatch(/^\/[/\\]/);
    }
  });
});
