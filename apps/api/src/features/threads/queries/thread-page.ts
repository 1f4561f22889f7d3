import { asc, eq, sql } from 'drizzle-orm';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Db } from '../../../platform/db/database.ts';
import { places, topics } from '../../estates/tables.ts';
import { institutions } from '../../institutions/tables.ts';
import { posts, threads } from '../tables.ts';
import { placeColumns, type ThreadAccess } from './access.ts';
import * as rows from './rows.ts';

const perPage = sql.raw(String(threadLimits.postsPerPage));

/** Number before the page's first post; a page past the end is the last one. */
const before = sql`(least(${sql.placeholder('page')}::int, (${threads.lastNumber} + ${perPage} - 1) / ${perPage}) - 1) * ${perPage}`;

export interface ThreadPageRows {
  readonly access: ThreadAccess;
  readonly thread: rows.ThreadRow;
  readonly posts: readonly rows.PostRow[];
}

/**
 * Reads one page of a thread in one statement, so that the facts, the head and the posts are of one version.
 * `page` is 1-based; past the end it gives the last page; null: no such thread.
 */
export const prepareThreadPage = (db: Db) => {
  const statement = db
    .select({ ...rows.threadColumns, ...rows.postColumns, placeFacts: placeColumns })
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .leftJoin(topics, eq(topics.id, threads.topicId))
    .leftJoin(institutions, eq(institutions.id, threads.institutionId))
    .leftJoin(rows.threadAuthors, eq(rows.threadAuthors.id, threads.authorId))
    .leftJoin(rows.lastAuthors, eq(rows.lastAuthors.id, threads.lastAuthorId))
    .innerJoin(
      posts,
      sql`${posts.threadId} = ${threads.id} and ${posts.number} > ${before} and ${posts.number} <= ${before} + ${perPage}`,
    )
    .leftJoin(rows.postAuthors, eq(rows.postAuthors.id, posts.authorId))
    .leftJoin(rows.targets, rows.targetOfReply)
    .leftJoin(rows.targetAuthors, eq(rows.targetAuthors.id, rows.targets.authorId))
    .leftJoin(rows.answering, eq(rows.answering.id, posts.institutionId))
    .where(eq(threads.publicId, sql.placeholder('thread')))
    .orderBy(asc(posts.number))
    .prepare('thread_page');
  return async (id: string, page: number): Promise<ThreadPageRows | null> => {
    const found = await statement.execute({ thread: id, page });
    const thread = found[0];
    if (thread === undefined) return null;
    const { key, version, lastNumber, locked, placeFacts: place } = thread;
    return { access: { key, version, lastNumber, locked, place }, thread, posts: found };
  };
};
