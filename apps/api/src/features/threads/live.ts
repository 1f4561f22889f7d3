import { mayReadPlace, type PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import { mayReply } from '@moja-ulica/shared/threads/policy.ts';
import type { ThreadChange } from '@moja-ulica/shared/threads/events.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { placeTopic } from '../estates/index.ts';
import { directoryTopic } from '../institutions/index.ts';
import { threadTopic } from './announce.ts';
import type { ThreadContext } from './context.ts';
import type { PageCache } from './page-cache.ts';
import { presentHead, presentPost, presentSummary } from './presenter.ts';
import { findPostInThread, findThread } from './queries/changes.ts';
import type { ThreadRow } from './queries/rows.ts';

const kinds: readonly unknown[] = [
  'post.created',
  'post.updated',
  'post.hidden',
  'thread.created',
  'thread.updated',
] satisfies ThreadChange['kind'][];

/** What was heard under `threadTopic` comes from another process: true when it is what we announce. */
export const isThreadChange = (change: unknown): change is ThreadChange =>
  typeof change === 'object' &&
  change !== null &&
  'kind' in change &&
  kinds.includes(change.kind) &&
  'thread' in change &&
  typeof change.thread === 'string' &&
  'place' in change &&
  typeof change.place === 'string' &&
  'version' in change &&
  typeof change.version === 'number';

/**
 * Hands committed changes to this process's own sockets: what everybody in the room may see, nothing else. Changes of one
 * thread go out strictly in the order they came; a change that nobody here listens to is not even read.
 */
export const deliverThreads = (context: ThreadContext, pages: PageCache): void => {
  const { changes, realtime } = context.platform;
  const tails = new Map<string, Promise<void>>();
  const hear = async (change: ThreadChange): Promise<void> => {
    // Before anything waits: from here on no older page is served.
    pages.changed(change.thread, change.version);
    if (!realtime.hasListeners(`thread:${change.thread}`) && !realtime.hasListeners(`forum:${change.place}`)) return;
    const tail = inTurn(tails.get(change.thread), () => deliver(context, change));
    tails.set(change.thread, tail);
    try {
      await tail;
    } finally {
      if (tails.get(change.thread) === tail) tails.delete(change.thread);
    }
  };
  changes.subscribe(threadTopic, (change) => (isThreadChange(change) ? hear(change) : undefined));
};

/** One failure is its own: the next change still goes out, and clients see by the version that one is missing. */
const inTurn = async (before: Promise<void> | undefined, work: () => Promise<void>): Promise<void> => {
  await before?.catch(() => undefined);
  await work();
};

const deliver = async (
  { platform: { db, realtime }, directory }: ThreadContext,
  change: ThreadChange,
): Promise<void> => {
  const threadRoom: Room = `thread:${change.thread}`;
  const forumRoom: Room = `forum:${change.place}`;
  const tellsPost = change.kind !== 'thread.created' && realtime.hasListeners(threadRoom);
  const post =
    tellsPost && change.number !== undefined ? await findPostInThread(db, change.thread, change.number) : null;
  const row = post ?? (await findThread(db, change.thread));
  if (row === null) return;
  const told = await directory.show((names) => {
    const thread = asOf(row, change);
    return {
      head: presentHead(names, thread),
      summary: presentSummary(names, thread),
      post: post === null ? null : presentPost(names, thread.placeKey, post),
    };
  });
  if (told.post !== null) emitPost(realtime, threadRoom, change.kind, { thread: told.head, post: told.post });
  const event = { thread: told.summary };
  if (change.kind === 'thread.updated') realtime.emitToRoom(threadRoom, 'thread.updated', event);
  realtime.emitToRoom(forumRoom, change.kind === 'thread.created' ? 'thread.created' : 'thread.updated', event);
};

const emitPost = (
  realtime: ThreadContext['platform']['realtime'],
  room: Room,
  kind: ThreadChange['kind'],
  event: Parameters<typeof realtime.emitToRoom<'post.created'>>[2],
): void => {
  if (kind === 'post.created' || kind === 'post.updated' || kind === 'post.hidden')
    realtime.emitToRoom(room, kind, event);
};

/**
 * The head under the change's own version. By the time it is read more may have been committed; each of those changes is
 * handed on as well, and a client must see every version once, or it would take the jump for a gap.
 */
const asOf = (row: ThreadRow, { kind, version, number }: ThreadChange): ThreadRow => ({
  ...row,
  version,
  lastNumber: kind === 'post.created' && number !== undefined ? number : row.lastNumber,
});

/** When a place changes, nothing that is kept of it holds any more, nor who is in its rooms; pages show names and badges too. */
export const followPlaces = ({ platform: { changes, realtime } }: ThreadContext, pages: PageCache): void => {
  changes.subscribe(directoryTopic, () => pages.forget());
  changes.subscribe(placeTopic, () => {
    // First: whoever is asked for again is asked of what is now.
    pages.forget();
    return realtime.recheck('everybody');
  });
};

/** Who may be in the rooms: whoever may read the forum. Who may reply there is shown writing. */
export const guardRooms = ({ platform, loadAsker, directory }: ThreadContext, pages: PageCache): void => {
  const { db, realtime } = platform;
  const mayRead = async (caller: Caller, place: PlaceFacts): Promise<boolean> =>
    // Most rooms are public: those cost no question about who asks.
    mayReadPlace(guest, place).allow || mayReadPlace((await loadAsker(db, caller)).actor, place).allow;
  realtime.allowRooms('forum', async (caller, room) => {
    const place = await directory.place(room.slice('forum:'.length));
    return place !== null && (await mayRead(caller, place));
  });
  realtime.allowRooms('thread', async (caller, room) => {
    const thread = await pages.access(room.slice('thread:'.length));
    return thread !== null && (await mayRead(caller, thread.place));
  });
  realtime.allowWriting('thread', async (caller, room) => {
    const thread = await pages.access(room.slice('thread:'.length));
    return thread !== null && mayReply((await loadAsker(db, caller)).actor, thread.place, thread).allow;
  });
};
