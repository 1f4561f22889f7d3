import { and, asc, desc, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
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

const ofInstitutions = (slugs: readonly string[]): SQL =>
  inArray(
    threads.institutionId,
    sql`(select i.id from ${institutions} i where i.slug in (${sql.join(
      slugs.map((slug) => sql`${slug}`),
      sql`, `,
    )}))`,
  );

const keyOf = (publicId: string): SQL =>
  sql`(select last_shown.id from threads last_shown where last_shown.public_id = ${publicId})`;

/** After the last one shown: later deadlines, then matters without one. */
const later = ({ at, after }: Cursor): SQL =>
  at === null
    ? sql`(${threads.dueAt} is null and ${threads.id} > ${keyOf(after)})`
    : sql`((${threads.dueAt}, ${threads.id}) > (${at.toISOString()}::timestamptz, ${keyOf(after)}) or ${threads.dueAt} is null)`;

/** Open matters without an official answer, nearest deadline first, those without one last. */
export const matterAwaiting = (
  db: Db,
  { institutions: slugs, placeKeys, cursor, limit }: MattersOf,
): Promise<ThreadRow[]> =>
  selectThreads(db)
    .where(
      and(
        ofInstitutions(slugs),
        inArray(threads.placeId, [...placeKeys]),
        // Written out, so that the partial index made for this list is seen to fit.
        sql`${threads.state} in ('waiting', 'in_progress')`,
        isNull(threads.answeredBy),
        cursor === null ? undefined : later(cursor),
      ),
    )
    .orderBy(asc(threads.dueAt), asc(threads.id))
    .limit(limit);

/** Matters with an official answer, the liveliest first. */
export const matterAnswered = (
  db: Db,
  { institutions: slugs, placeKeys, cursor, limit }: MattersOf,
): Promise<ThreadRow[]> =>
  selectThreads(db)
    .where(
      and(
        ofInstitutions(slugs),
        inArray(threads.placeId, [...placeKeys]),
        isNotNull(threads.answeredBy),
        cursor === null
          ? undefined
          : sql`(${threads.lastActivityAt}, ${threads.id}) < (${cursor.at?.toISOString() ?? null}::timestamptz, ${keyOf(cursor.after)})`,
      ),
    )
    .orderBy(desc(threads.lastActivityAt), desc(threads.id))
    .limit(limit);
