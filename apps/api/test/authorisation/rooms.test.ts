import { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceMembership } from '../../src/features/estates/index.ts';
import { memberships } from '../../src/features/estates/tables.ts';
import { startTestApp, type TestApp } from '../../src/testing/index.ts';
import { buildWorld, everybody, type Who, type World } from './world.ts';

/** Who may hear what happens in a forum or a thread: whoever may read it. Written by hand, like the table beside it. */
const mayHear: Record<'open' | 'closed', Record<Who, boolean>> = {
  open: {
    guest: true,
    unconfirmed: true,
    outsider: true,
    otherResident: true,
    resident: true,
    animator: true,
    moderator: true,
    otherModerator: true,
    liaison: true,
    otherLiaison: true,
    admin: true,
    suspended: true,
  },
  closed: {
    guest: false,
    unconfirmed: false,
    outsider: false,
    otherResident: false,
    resident: true,
    animator: true,
    moderator: true,
    otherModerator: false,
    liaison: true,
    otherLiaison: false,
    admin: true,
    suspended: true,
  },
};

describe('who may be in which room', () => {
  let app: TestApp;
  let world: World;

  beforeAll(async () => {
    app = await startTestApp();
    world = await buildWorld(app);
  });
  afterAll(() => app.close());

  it.each(['open', 'closed'] as const)('of an estate that is %s', async (kind) => {
    const place = world[kind];
    const thread = await world.thread(place);
    const rooms: readonly Room[] = [`forum:${place.slug}`, `thread:${thread.publicId}`];
    for (const room of rooms) {
      const joined = new Map<Who, boolean>();
      for (const who of everybody) {
        const socket = await app.socket(world.as(who));
        joined.set(who, (await socket.join(room)).ok);
        socket.close();
      }
      expect(Object.fromEntries(joined)).toEqual(mayHear[kind]);
    }
  });

  it('answers rooms that are not there like closed ones, whatever they are called', async () => {
    const socket = await app.socket(null);
    const closed = await socket.join(`forum:${world.closed.slug}`);
    for (const room of ['forum:nie-ma', 'thread:aaaaaaaaaaaa'] satisfies Room[]) {
      expect(await socket.join(room)).toEqual(closed);
    }
  });

  it('puts out whoever may no longer read, and tells them nothing more', async () => {
    const leaver = await world.fresh('resident');
    const thread = await world.thread(world.closed);
    const room: Room = `thread:${thread.publicId}`;
    const socket = await app.socket(leaver);
    expect((await socket.join(room)).ok).toBe(true);
    await app.platform.db.transaction(async (tx) => {
      await tx
        .delete(memberships)
        .where(and(eq(memberships.userId, leaver.id), eq(memberships.placeId, world.closed.id)));
      await announceMembership(app.platform.changes, tx, leaver.publicId);
    });
    expect(await socket.next('room.left')).toEqual({ room });
    const posted = await app.call(threadRoutes.createReply, {
      as: world.neighbour,
      params: { thread: thread.publicId },
      body: { body: 'Tylko dla członków.' },
    });
    expect(posted.status).toBe(201);
    await app.drain();
    expect(socket.received('post.created')).toEqual([]);
  });

  it('shows nobody the text of a hidden post', async () => {
    const { thread, post } = await world.post(world.open, world.neighbour);
    const socket = await app.socket(world.as('resident'));
    await socket.join(`thread:${thread.publicId}`);
    await app.call(moderationRoutes.hidePost, {
      as: world.as('moderator'),
      params: { thread: thread.publicId, number: post.number },
      body: { rule: 'insult', reason: 'Post obraża sąsiada (zasada 1).' },
    });
    const hidden = await socket.next('post.hidden');
    expect(hidden.post).toMatchObject({ number: post.number, state: 'hidden', html: null });
  });
});
