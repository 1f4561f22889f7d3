import { and, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { MatterState, ThreadKind } from '@moja-ulica/shared/threads/schema.ts';
import type { Db } from '../../../platform/db/database.ts';
import type { Cursor } from '../../../platform/http/cursor.ts';
import { threads } from '../tables.ts';
import { selectThreads, type ThreadRow } from './rows.ts';

export type ListSort = 'activity' | 'newest';

/** Undefined: any. */
export interface ListFilters {
  readonly topic: string | undefined;
  readonly kind: ThreadKind | undefined;
  readonly state: MatterState | undefined;
  readonly show: 'answered' | 'unanswered' | undefined;
}

interface ForumList {
  readonly placeKey: bigint;
  readonly sort: ListSort;
  readonly filters: ListFilters;
  /** Pinned ones stand above this list, not in it. */
  readonly withoutPinned: boolean;
  readonly cursor: Cursor | null;
  readonly limit: number;
}

const sortColumn = { activity: threads.lastActivityAt, newest: threads.createdAt } as const;

const past = (sort: ListSort): SQL =>
  sql`(${sortColumn[sort]}, ${threads.id}) < (${sql.placeholder('at')}::timestamptz, ${keyOfLast})`;

const keyOfLast = sql`(select last_shown.id from threads last_shown where last_shown.public_id = ${sql.placeholder('after')})`;

const ofTopic = sql`${threads.topicId} = (select t.id from topics t where t.place_id = ${sql.placeholder('place')} and t.slug = ${sql.placeholder('topic')})`;

const shown = {
  answered: isNotNull(threads.answeredBy),
  unanswered: eq(threads.lastNumber, 1),
} as const;

const cursorValues = (cursor: Cursor | null) => ({ at: cursor?.at?.toISOString(), after: cursor?.after });

/** A forum's threads, one page by cursor. Each combination of filters is prepared once. */
export const prepareForumList = (db: Db) => {
  const prepare = (name: string, { sort, filters, withoutPinned, cursor }: ForumList) =>
    selectThreads(db)
      .where(
        and(
          eq(threads.placeId, sql.placeholder('place')),
          filters.topic === undefined ? undefined : ofTopic,
          filters.kind === undefined ? undefined : eq(threads.kind, sql.placeholder('kind')),
          filters.state === undefined ? undefined : eq(threads.state, sql.placeholder('state')),
          filters.show === undefined ? undefined : shown[filters.show],
          withoutPinned ? eq(threads.pinned, false) : undefined,
          cursor === null ? undefined : past(sort),
        ),
      )
      .orderBy(desc(sortColumn[sort]), desc(threads.id))
      .limit(sql.placeholder('limit'))
      .prepare(name);
  const statements = new Map<string, ReturnType<typeof prepare>>();
  return (list: ForumList): Promise<ThreadRow[]> => {
    const { topic, kind, state, show } = list.filters;
    const given = [
      topic && 'topic',
      kind && 'kind',
      state && 'state',
      show,
      list.withoutPinned && 'rest',
      list.cursor && 'on',
    ];
    const name = ['forum', list.sort, ...given.filter(Boolean)].join('_');
    const statement = statements.get(name) ?? prepare(name, list);
    statements.set(name, statement);
    return statement.execute({
      place: list.placeKey,
      topic,
      kind,
      state,
      limit: list.limit,
      ...cursorValues(list.cursor),
    });
  };
};

/** Pinned threads of a forum, the liveliest first. */
export const preparePinned = (db: Db) => {
  const statement = selectThreads(db)
    .where(and(eq(threads.placeId, sql.placeholder('place')), eq(threads.pinned, true)))
    .orderBy(desc(threads.lastActivityAt), desc(threads.id))
    .limit(maxPinned)
    .prepare('forum_pinned');
  return (placeKey: bigint): Promise<ThreadRow[]> => statement.execute({ place: placeKey });
};

/** More than these would push everything else off a phone's screen. */
const maxPinned = 5;

/** Threads of several places by latest activity, one page by cursor. */
export const prepareFeed = (db: Db) => {
  const places = sql`${threads.placeId} = any(${sql.placeholder('places')}::bigint[])`;
  const prepare = (name: string, condition: SQL | undefined) =>
    selectThreads(db)
      .where(condition)
      .orderBy(desc(threads.lastActivityAt), desc(threads.id))
      .limit(sql.placeholder('limit'))
      .prepare(name);
  const first = prepare('feed', places);
  const further = prepare('feed_on', and(places, past('activity')));
  return (placeKeys: readonly bigint[], cursor: Cursor | null, limit: number): Promise<ThreadRow[]> =>
    (cursor === null ? first : further).execute({ places: `{${placeKeys.join(',')}}`, limit, ...cursorValues(cursor) });
};
