import { asc, eq, sql } from 'drizzle-orm';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Db } from '../../../platform/db/database.ts';
import { prepareFlat, rowAsJson } from '../../../platform/db/flat-rows.ts';
import { places } from '../../estates/tables.ts';
import { posts, threads } from '../tables.ts';
import type { ThreadAccess } from './access.ts';
import { headFields, postFields, type HeadRow, type PostRow } from './rows.ts';

const perPage = sql.raw(String(threadLimits.postsPerPage));

/** Number before the page's first post; a page past the end is the last one. */
const before = sql<number>`(least(${sql.placeholder('page')}::int, (${threads.lastNumber} + ${perPage} - 1) / ${perPage}) - 1) * ${perPage}`;

export interface ThreadPageRows {
  readonly access: ThreadAccess;
  readonly thread: HeadRow;
  readonly posts: readonly PostRow[];
}

const headOfPage = rowAsJson({
  ...headFields,
  placeSlug: places.slug,
  placeKind: places.kind,
  visibility: places.visibility,
  joining: places.joining,
});

/** What the thread itself says stands in the first row alone. */
const buildThreadPage = (db: Db) => {
  const page = db.$with('page').as(
    db
      .select({ thread: threads.id, before: before.as('before'), head: headOfPage.json.as('head') })
      .from(threads)
      .innerJoin(places, eq(places.id, threads.placeId))
      .where(eq(threads.publicId, sql.placeholder('thread'))),
  );
  const start = sql`(select before from page)`;
  return db
    .with(page)
    .select({
      ...postFields(sql`${posts.replyTo} <= ${start}`),
      head: sql`case when ${posts.number} = ${start} + 1 then (select head from page) end`.mapWith(headOfPage.decode),
    })
    .from(posts)
    .where(
      sql`${posts.threadId} = (select id from page) and ${posts.number} > ${start} and ${posts.number} <= ${start} + ${perPage}`,
    )
    .orderBy(asc(posts.number));
};

/** The authors of replied-to posts that are on the page themselves are not looked up for it. */
const withTargets = (rows: readonly PostRow[]): readonly PostRow[] => {
  const [first] = rows;
  if (first === undefined) return rows;
  return rows.map((row) => {
    if (row.replyTo === null) return row;
    // The numbers of a thread have no gaps.
    const target = rows[row.replyTo - first.number];
    return target?.number === row.replyTo ? { ...row, targetAuthorKey: target.postAuthorKey } : row;
  });
};

/**
 * Reads one page of a thread in one statement, so that the facts, the head and the posts are of one version.
 * `page` is 1-based; past the end it gives the last page; null: no such thread.
 */
export const prepareThreadPage = (db: Db) => {
  const statement = prepareFlat(db, 'thread_page', buildThreadPage(db));
  return async (id: string, page: number): Promise<ThreadPageRows | null> => {
    const found = await statement.execute({ thread: id, page });
    const head = found[0]?.head;
    if (head === undefined || head === null) return null;
    const { key, version, lastNumber, locked, placeKey, placeSlug, placeKind, visibility, joining } = head;
    const place = { key: placeKey, slug: placeSlug, kind: placeKind, visibility, joining };
    return { access: { key, version, lastNumber, locked, place }, thread: head, posts: withTargets(found) };
  };
};
