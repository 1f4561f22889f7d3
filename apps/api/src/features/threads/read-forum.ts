import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { QueryOf, ResultOf } from '@moja-ulica/shared/http.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { ThreadContext } from './context.ts';
import { presentSummary } from './presenter.ts';
import { readablePlaces, type PlaceRow } from './queries/access.ts';
import { prepareFeed, prepareForumList, preparePinned, type ListSort } from './queries/lists.ts';
import type { ThreadRow } from './queries/rows.ts';

type ForumPage = ResultOf<typeof threadRoutes.listThreads>;
type ForumQuery = QueryOf<typeof threadRoutes.listThreads>;

/** Reads of a forum and of the feed, over statements prepared once. */
export const createForumReads = ({ platform: { db }, loadAsker, directory }: ThreadContext) => {
  const forumList = prepareForumList(db);
  const pinnedOf = preparePinned(db);
  const feedOf = prepareFeed(db);

  const summariesOf = (rows: readonly ThreadRow[]): Promise<ThreadSummary[]> =>
    directory.show((names) => rows.map((row) => presentSummary(names, row)));

  /** @throws `place_not_found`, `invalid_input` (cursor) */
  const listThreads = async (input: { caller: Caller; place: string; query: ForumQuery }): Promise<ForumPage> => {
    const { sort = 'activity', limit = threadLimits.threadsPerPage, topic, kind, state, show } = input.query;
    const cursor = decodeCursor(sort, input.query.cursor);
    const place = await directory.place(input.place);
    const { actor } = await loadAsker(db, input.caller);
    if (place === null || !mayReadPlace(actor, place).allow) throw new AppError('place_not_found');

    const filters = { topic, kind, state, show };
    const unfiltered = sort === 'activity' && Object.values(filters).every((filter) => filter === undefined);
    const list = { placeKey: place.key, sort, filters, withoutPinned: unfiltered, cursor, limit: limit + 1 };
    const [pinned, rows] = await Promise.all([
      unfiltered && cursor === null ? pinnedOf(place.key) : [],
      forumList(list),
    ]);
    const { shown, nextCursor } = pageOf(rows, limit, (last) => cursorOf(sort, sort, last));
    return { items: await summariesOf([...pinned, ...shown]), nextCursor };
  };

  /** Threads of the places the asker belongs to; for guests and whoever belongs to none, of all they may read. */
  const feed = async (input: { caller: Caller; query: QueryOf<typeof threadRoutes.feed> }): Promise<ForumPage> => {
    const { limit = threadLimits.threadsPerPage } = input.query;
    const cursor = decodeCursor('feed', input.query.cursor);
    const { actor } = await loadAsker(db, input.caller);
    const places = ofMine(actor, await readablePlaces(db, actor));
    const keys = places.map(({ key }) => key);
    const { shown, nextCursor } = pageOf(await feedOf(keys, cursor, limit + 1), limit, (last) =>
      cursorOf('feed', 'activity', last),
    );
    return { items: await summariesOf(shown), nextCursor };
  };

  return { listThreads, feed };
};

export type ForumReads = ReturnType<typeof createForumReads>;

const cursorOf = (list: string, sort: ListSort, last: ThreadRow): string =>
  encodeCursor(list, { at: sort === 'activity' ? last.lastActivityAt : last.createdAt, after: last.id });

/** Estates one belongs to or answers in, and the city's forum, which is everybody's. */
const ofMine = (actor: Actor, readable: readonly PlaceRow[]): readonly PlaceRow[] => {
  if (actor.kind === 'guest') return readable;
  const slugs = new Set([
    ...actor.memberships.map(({ place }) => place),
    ...actor.liaisonFor.flatMap(({ places }) => places),
  ]);
  return slugs.size === 0 ? readable : readable.filter(({ slug, kind }) => kind === 'city' || slugs.has(slug));
};
