import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { MatterState, ThreadKind } from '@moja-ulica/shared/threads/schema.ts';
import type { Db } from '../../../platform/db/database.ts';
import { prepareFlat } from '../../../platform/db/flat-rows.ts';
import { keyOfLast } from '../../../platform/db/last-shown.ts';
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
  sql`(${sortColumn[sort]}, ${threads.id}) < (${sql.placeholder('at')}::timestamptz, ${keyOfLast(threads, sql.placeholder('after'))})`;

const ofTopic = sql`${threads.topicId} = (select t.id from topics t where t.place_id = ${sql.placeholder('place')} and t.slug = ${sql.placeholder('topic')})`;

/**
 * Conditions are written out, not given as parameters: the planner has to see that they are those of a partial index, also
 * where it keeps one plan for all values. Each value comes from the contract's own list.
 */
const shown = {
  answered: isNotNull(threads.answeredBy),
  unanswered: sql`${threads.unanswered}`,
} as const;

const ofKind: Readonly<Record<ThreadKind, SQL>> = {
  discussion: sql`${threads.kind} = 'discussion'`,
  matter: sql`${threads.kind} = 'matter'`,
  event: sql`${threads.kind} = 'event'`,
  recommendation: sql`${threads.kind} = 'recommendation'`,
  story: sql`${threads.kind} = 'story'`,
};

const inState: Readonly<Record<MatterState, SQL>> = {
  waiting: sql`${threads.state} = 'waiting'`,
  in_progress: sql`${threads.state} = 'in_progress'`,
  resolved: sql`${threads.state} = 'resolved'`,
  declined: sql`${threads.state} = 'declined'`,
};

const cursorValues = (cursor: Cursor | null) => ({ at: cursor?.at?.toISOString(), after: cursor?.after });

/**
 * An order with its limit, which is written out too, as a number of the contract's: as a parameter it would make all rows seem
 * wanted, and the server would plan the statement anew for each request, which takes longer than to run it.
 */
const firstBy = (sort: ListSort, limit: number): SQL =>
  sql`${sortColumn[sort]} desc, ${threads.id} desc limit ${sql.raw(String(Math.trunc(limit)))}`;

/** A forum's threads, one page by cursor. Each combination of filters is prepared once. */
export const prepareForumList = (db: Db) => {
  const prepare = (name: string, { sort, filters, withoutPinned, cursor, limit }: ForumList) => {
    const where = and(
      eq(threads.placeId, sql.placeholder('place')),
      filters.topic === undefined ? undefined : ofTopic,
      filters.kind === undefined ? undefined : ofKind[filters.kind],
      filters.state === undefined ? undefined : inState[filters.state],
      filters.show === undefined ? undefined : shown[filters.show],
      withoutPinned ? sql`not ${threads.pinned}` : undefined,
      cursor === null ? undefined : past(sort),
    );
    return prepareFlat(db, name, selectThreads(db).where(where).orderBy(firstBy(sort, limit)));
  };
  const statements = new Map<string, ReturnType<typeof prepare>>();
  return (list: ForumList): Promise<ThreadRow[]> => {
    const { topic, kind, state, show } = list.filters;
    const given = [topic && 'topic', kind, state, show, list.withoutPinned && 'rest', list.cursor && 'on'];
    const name = ['forum', list.sort, ...given.filter(Boolean), list.limit].join('_');
    const statement = statements.get(name) ?? prepare(name, list);
    statements.set(name, statement);
    return statement.execute({ place: list.placeKey, topic, ...cursorValues(list.cursor) });
  };
};

/** More than these would push everything else off a phone's screen. */
const maxPinned = 5;

/** Pinned threads of a forum, the liveliest first. */
export const preparePinned = (db: Db) => {
  const where = and(eq(threads.placeId, sql.placeholder('place')), sql`${threads.pinned}`);
  const statement = prepareFlat(
    db,
    'forum_pinned',
    selectThreads(db).where(where).orderBy(firstBy('activity', maxPinned)),
  );
  return (placeKey: bigint): Promise<ThreadRow[]> => statement.execute({ place: placeKey });
};

/**
 * Threads of several places by latest activity, one page by cursor: a run of each place, of which the newest make the page.
 * So it matters neither how many threads the other places have nor how quiet these ones are.
 */
export const prepareFeed = (db: Db) => {
  const prepare = (name: string, condition: SQL | undefined, limit: number) => {
    const where = and(sql`${threads.placeId} = wanted.place_id`, condition);
    const keys = sql`select newest.id from unnest(${sql.placeholder('places')}::bigint[]) as wanted (place_id)
      cross join lateral (select ${threads.id} from ${threads} where ${where} order by ${firstBy('activity', limit)}) newest`;
    return prepareFlat(
      db,
      name,
      selectThreads(db)
        .where(sql`${threads.id} in (${keys})`)
        .orderBy(firstBy('activity', limit)),
    );
  };
  const statements = new Map<string, ReturnType<typeof prepare>>();
  return (placeKeys: readonly bigint[], cursor: Cursor | null, limit: number): Promise<ThreadRow[]> => {
    const name = `feed_${cursor === null ? 'first' : 'on'}_${String(limit)}`;
    const statement = statements.get(name) ?? prepare(name, cursor === null ? undefined : past('activity'), limit);
    statements.set(name, statement);
    return statement.execute({ places: `{${placeKeys.join(',')}}`, ...cursorValues(cursor) });
  };
};
