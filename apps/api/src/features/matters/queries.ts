import { and, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { keyOfLast } from '../../platform/db/last-shown.ts';
import type { Cursor } from '../../platform/http/cursor.ts';
import { institutions } from '../institutions/tables.ts';
import { selectThreads, type ThreadRow } from '../threads/index.ts';
import { threads } from '../threads/tables.ts';

interface MattersOf {
  /** Slugs. */
  readonly institutions: readonly string[];
  /** Inside keys: where the liaison may read. */
  readonly placeKeys: readonly bigint[];
  readonly cursor: Cursor | null;
  readonly limit: number;
}

/** Conditions and orders are those of the two indexes made for these lists; a matter without a deadline comes last. */
const lists = {
  awaiting: {
    inList: sql`${threads.state} in ('waiting', 'in_progress') and ${threads.answeredBy} is null`,
    inOrder: sql`coalesce(${threads.dueAt}, 'infinity'), ${threads.id}`,
    beyond: ({ at, after }: Cursor) =>
      sql`(coalesce(${threads.dueAt}, 'infinity'), ${threads.id}) > (${at?.toISOString() ?? 'infinity'}::timestamptz, ${keyOfLast(threads, after)})`,
  },
  answered: {
    inList: sql`${threads.answeredBy} is not null`,
    inOrder: sql`${threads.lastActivityAt} desc, ${threads.id} desc`,
    beyond: ({ at, after }: Cursor) =>
      sql`(${threads.lastActivityAt}, ${threads.id}) < (${at?.toISOString() ?? null}::timestamptz, ${keyOfLast(threads, after)})`,
  },
} as const;

/** A run of each institution off its index, of which the first make the page. */
const readList = (
  db: Db,
  { inList, inOrder, beyond }: (typeof lists)[keyof typeof lists],
  { institutions: slugs, placeKeys, cursor, limit }: MattersOf,
): Promise<ThreadRow[]> => {
  const ofInstitution = and(
    sql`${threads.institutionId} = ${institutions.id}`,
    inArray(threads.placeId, [...placeKeys]),
    inList,
    cursor === null ? undefined : beyond(cursor),
  );
  const keys = sql`select run.id from ${institutions} cross join lateral (
      select ${threads.id} from ${threads} where ${ofInstitution} order by ${inOrder} limit ${limit}) run
    where ${inArray(institutions.slug, [...slugs])}`;
  return selectThreads(db)
    .where(sql`${threads.id} in (${keys})`)
    .orderBy(inOrder)
    .limit(limit);
};

/** Open matters without an official answer, nearest deadline first, those without one last. */
export const matterAwaiting = (db: Db, matters: MattersOf): Promise<ThreadRow[]> =>
  readList(db, lists.awaiting, matters);

/** Matters with an official answer, the liveliest first. */
export const matterAnswered = (db: Db, matters: MattersOf): Promise<ThreadRow[]> =>
  readList(db, lists.answered, matters);
