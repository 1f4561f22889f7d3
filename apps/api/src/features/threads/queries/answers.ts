import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/db/database.ts';
import { olderThan } from '../../../platform/db/last-shown.ts';
import { institutions } from '../../institutions/tables.ts';
import { posts, threads } from '../tables.ts';

/** Inside key of the institution; null: there is none. */
export const findInstitution = async (db: Db, slug: string): Promise<bigint | null> =>
  (await db.select({ id: institutions.id }).from(institutions).where(eq(institutions.slug, slug)))[0]?.id ?? null;

interface AnswersOf {
  /** Inside key. */
  readonly institution: bigint;
  /** Inside keys: where the asker may read. */
  readonly placeKeys: readonly bigint[];
  /** Public id of the last one shown. */
  readonly after: string | null;
  readonly limit: number;
}

/** Visible official answers of an institution, newest first, off the index of answers. */
export const answersOf = (db: Db, { institution, placeKeys, after, limit }: AnswersOf) =>
  db
    .select({
      id: posts.publicId,
      number: posts.number,
      html: sql<string>`left(${posts.html}, 8000)`,
      lang: posts.lang,
      createdAt: posts.createdAt,
      unit: posts.unit,
      thread: { id: threads.publicId, slug: threads.slug, title: threads.title },
      placeKey: threads.placeId,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        eq(posts.institutionId, institution),
        eq(posts.state, 'visible'),
        inArray(threads.placeId, [...placeKeys]),
        olderThan(posts, after),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(limit);
