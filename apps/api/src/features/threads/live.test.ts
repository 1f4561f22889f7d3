import { asc, eq } from 'drizzle-orm';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import { threadRoutes as routes } from '@moja-ulica/shared/threads/routes.ts';
import type { PostEvent, ThreadEvent } from '@moja-ulica/shared/threads/events.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MayJoin, Realtime } from '../../platform/realtime/realtime.ts';
import { loadTexts } from '../../platform/i18n.ts';
import { startTestApp, type TestApp, type TestUser } from '../../testing/index.ts';
import { createReadSettings } from '../site/index.ts';
import { createDirectory, createLoadAsker, createLockAsker } from '../institutions/index.ts';
import { threadsFeature } from './index.ts';
import { posts } from './tables.ts';

interface Emitted {
  readonly room: Room;
  readonly event: string;
  readonly payload: PostEvent | ThreadEvent;
}

let app: TestApp;
const emitted: Emitted[] = [];
const listened = new Set<Room>();
const doors = new Map<string, MayJoin>();
const pens = new Map<string, MayJoin>();

const isThreadPayload = (payload: object): payload is PostEvent | ThreadEvent => 'thread' in payload;

/** A second instance's ears: hears the same changes and notes what it would send to its sockets. */
const realtime: Pick<Realtime, 'emitToRoom' | 'hasListeners' | 'allowRooms' | 'allowWriting'> = {
  emitToRoom: (room, event, payload) => {
    if (isThreadPayload(payload)) emitted.push({ room, event, payload });
  },
  hasListeners: (room) => listened.has(room),
  allowRooms: (kind, mayJoin) => {
    doors.set(kind, mayJoin);
  },
  allowWriting: (kind, mayWrite) => {
    pens.set(kind, mayWrite);
  },
};

let hidePost: ReturnType<typeof threadsFeature>['hidePost'];
let restorePost: ReturnType<typeof threadsFeature>['restorePost'];
beforeAll(async () => {
  app = await startTestApp();
  const platform = {
    ...app.platform,
    // The app's own feature does the jobs.
    jobs: { ...app.platform.jobs, handle: () => undefined },
    realtime: { ...app.platform.realtime, ...realtime },
  };
  const feature = threadsFeature(platform, {
    loadAsker: createLoadAsker(app.clock, createReadSettings(app.platform)),
    lockAsker: createLockAsker(app.clock, createReadSettings(app.platform)),
    settings: createReadSettings(platform),
    directory: createDirectory(platform),
    screeners: [],
    writeAudit: async () => undefined,
    hideReasons: async () => new Map(),
    texts: loadTexts(),
  });
  ({ hidePost, restorePost } = feature);
});
afterAll(() => app.close());

const scene = async (visibility: 'public' | 'members' = 'public') => {
  const place = await app.make.place({ visibility });
  const jan = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const thread = await app.make.thread({ place: place.slug, author: jan, body: 'Słowa na początek.' });
  app.clock.advance({ minutes: 1 });
  const rooms = { thread: `thread:${thread.publicId}`, forum: `forum:${place.slug}` } as const;
  listened.add(rooms.thread).add(rooms.forum);
  const reply = (body: string, as = jan) => {
    app.clock.advance({ minutes: 1 });
    return app.call(routes.createReply, { as, params: { thread: thread.publicId }, body: { body } });
  };
  const heard = async (room: Room) => {
    await app.drain();
    return emitted.filter((entry) => entry.room === room).map(({ event, payload }) => ({ event, ...payload }));
  };
  return { place, jan, thread, rooms, reply, heard, params: { thread: thread.publicId } };
};

describe('live', () => {
  it('tells a thread’s room of its posts and a forum’s of its threads, every version once and in order', async () => {
    const { place, rooms, reply, heard, jan, params } = await scene();
    await reply('Druga.');
    const [ola, ela] = await Promise.all(
      ['Ola', 'Ela'].map((displayName) => app.make.user({ displayName, memberships: { [place.slug]: ['resident'] } })),
    );
    await Promise.all([reply('Trzecia albo czwarta.', ola), reply('Czwarta albo trzecia.', ela)]);
    await app.call(routes.editPost, { as: jan, params: { ...params, number: 2 }, body: { body: 'Druga!' } });
    await app.call(routes.updateThread, { as: jan, params, body: { title: 'Zupełnie nowy tytuł' } });
    const inThread = await heard(rooms.thread);
    expect(inThread.map(({ event, thread }) => [event, thread.version])).toEqual([
      ['post.created', 2],
      ['post.created', 3],
      ['post.created', 4],
      ['post.updated', 5],
      ['thread.updated', 6],
    ]);
    const ofPosts = inThread.flatMap((entry) => ('post' in entry ? [entry] : []));
    expect(ofPosts.slice(0, 3).map(({ post, thread }) => [post.number, thread.lastNumber])).toEqual([
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
    const inForum = await heard(rooms.forum);
    expect(inForum.map(({ event, thread }) => [event, thread.version])).toEqual(
      [2, 3, 4, 5, 6].map((version) => ['thread.updated', version]),
    );
  });

  it('tells a forum of a new thread', async () => {
    const { place, jan, rooms, heard } = await scene();
    const body = { title: 'Ktoś widział kota?', body: 'Rudy.', kind: 'discussion' as const };
    const { body: opened } = await app.call(routes.createThread, { as: jan, params: { place: place.slug }, body });
    expect(await heard(rooms.forum)).toMatchObject([
      { event: 'thread.created', thread: { id: opened.id, excerpt: 'Rudy.' } },
    ]);
  });

  it('says that a post is hidden, and not what it said', async () => {
    const { thread, rooms, heard, reply } = await scene();
    await reply('Druga.');
    await heard(rooms.thread);
    const before = emitted.length;
    const [opening] = await app.platform.db
      .select()
      .from(posts)
      .where(eq(posts.threadId, thread.id))
      .orderBy(asc(posts.number));
    if (opening === undefined) throw new Error('no opening post');
    await app.platform.db.transaction((tx) => hidePost(tx, opening.id, 'insult'));
    await heard(rooms.thread);
    const hidden = emitted.slice(before);
    expect(hidden.find(({ event }) => event === 'post.hidden')?.payload).toMatchObject({
      post: { number: 1, state: 'hidden', html: null, hiddenRule: 'insult' },
    });
    expect(hidden.find(({ event }) => event === 'thread.updated')?.payload.thread).toMatchObject({ excerpt: '' });
    expect(JSON.stringify(hidden)).not.toContain('Słowa');
    await app.platform.db.transaction((tx) => restorePost(tx, opening.id));
    const restored = (await heard(rooms.thread)).at(-1);
    expect(restored).toMatchObject({ event: 'post.updated', post: { number: 1, state: 'visible', hiddenRule: null } });
  });

  it('says nothing of what was rolled back, and reads nothing for nobody', async () => {
    const { rooms, heard, reply, params, jan } = await scene();
    await app.call(routes.createReply, { as: jan, params, body: { body: 'Bez celu', replyTo: 99 } });
    expect(await heard(rooms.thread)).toEqual([]);
    listened.clear();
    await reply('Nikt nie słucha.');
    expect(await heard(rooms.thread)).toEqual([]);
  });
});

describe('rooms', () => {
  it('are for whoever may read the forum', async () => {
    const open = await scene();
    const closed = await scene('members');
    const stranger = await app.make.user();
    const may = async (room: Room, as: TestUser | null) => {
      const caller = as === null ? null : { userId: as.publicId, sessionId: as.sessionId };
      return doors.get(room.slice(0, room.indexOf(':')))?.(caller, room);
    };
    for (const room of Object.values(open.rooms))
      expect([await may(room, null), await may(room, stranger)]).toEqual([true, true]);
    for (const room of Object.values(closed.rooms)) {
      expect([await may(room, null), await may(room, stranger), await may(room, closed.jan)]).toEqual([
        false,
        false,
        true,
      ]);
    }
    expect([await may(`thread:${'z'.repeat(12)}`, null), await may('forum:nieznane', null)]).toEqual([false, false]);
  });

  it('show writing whoever may reply there', async () => {
    const { jan, place, rooms } = await scene();
    const locked = await app.make.thread({ place: place.slug, author: jan, locked: true });
    const moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    const may = (room: Room, { publicId, sessionId }: TestUser) =>
      pens.get('thread')?.({ userId: publicId, sessionId }, room);
    expect(await may(rooms.thread, jan)).toBe(true);
    expect(await may(rooms.thread, await app.make.user())).toBe(false);
    expect(
      await may(rooms.thread, await app.make.user({ memberships: { [place.slug]: ['resident'] }, suspended: true })),
    ).toBe(false);
    expect(await may(`thread:${locked.publicId}`, jan)).toBe(false);
    expect(await may(`thread:${locked.publicId}`, moderator)).toBe(true);
  });
});
