import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('app.socket', () => {
  it('hears in a room what somebody else writes', async () => {
    const place = await app.make.place();
    const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    const thread = await app.make.thread({ place: place.slug, author: jan });
    const socket = await app.socket(null);
    expect(await socket.join(`thread:${thread.publicId}`)).toEqual({ ok: true });
    const posted = await app.call(threadRoutes.createReply, {
      as: jan,
      params: { thread: thread.publicId },
      body: { body: 'Dzień dobry' },
    });
    expect(posted.status).toBe(201);
    const { post } = await socket.next('post.created');
    expect(post.number).toBe(2);
    await app.drain();
    expect(socket.received('post.created')).toHaveLength(1);
    expect(socket.received('post.hidden')).toEqual([]);
  });

  it('is told no where the forum is closed to it', async () => {
    const place = await app.make.place({ visibility: 'members' });
    const ewa = await app.make.user();
    const socket = await app.socket(ewa);
    expect(await socket.join(`forum:${place.slug}`)).toMatchObject({ ok: false });
  });

  it('is not let in with a wrong token', async () => {
    await expect(app.socket({ token: 'wrong' })).rejects.toThrow();
  });
});
