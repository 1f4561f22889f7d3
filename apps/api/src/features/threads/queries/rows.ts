import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../../platform/db/database.ts';
import type { RowOf } from '../../../platform/db/flat-rows.ts';
import { posts, threads } from '../tables.ts';

// Rows name places, topics, streets, institutions and people by their keys: the directory knows what they are called.

/** A key out of SQL: as text the drivers give it alike. */
const toKey = (key: string): bigint | null => BigInt(key);
const toKeys = (keys: readonly string[]): bigint[] | null => keys.map(BigInt);

/** A thread as the head of its page shows it. */
export const headFields = {
  key: threads.id,
  id: threads.publicId,
  slug: threads.slug,
  title: threads.title,
  kind: threads.kind,
  lang: threads.lang,
  placeKey: threads.placeId,
  topicKey: threads.topicId,
  streetKeys: sql`${threads.streetIds}::text[]`.mapWith(toKeys),
  authorKey: threads.authorId,
  createdAt: threads.createdAt,
  lastActivityAt: threads.lastActivityAt,
  version: threads.version,
  lastNumber: threads.lastNumber,
  pinned: threads.pinned,
  locked: threads.locked,
  state: threads.state,
  institutionKey: threads.institutionId,
  dueAt: threads.dueAt,
  concerns: threads.concerns,
  answeredBy: threads.answeredBy,
};

export type HeadRow = RowOf<typeof headFields>;

/** A thread as lists show it. */
const threadFields = { ...headFields, excerpt: threads.excerpt, lastAuthorKey: threads.lastAuthorId };

/** Threads with all that is shown of them; add the condition, order and limit, and `prepareFlat`. */
export const selectThreads = (db: Db) => db.select(threadFields).from(threads).$dynamic();

export type ThreadRow = RowOf<typeof threadFields>;

const authorOfTarget = sql`(select target.author_id from ${posts} target
  where target.thread_id = ${posts.threadId} and target.number = ${posts.replyTo})`;

/** Who wrote what a post replies to; `when` says for which posts that is looked up. */
const targetAuthor = (when: SQL) => sql`(case when ${when} then ${authorOfTarget} end)::text`.mapWith(toKey);

/**
 * A post as everybody who may read the thread sees it: the text of one that is not visible does not leave the database.
 * No name is also one of a thread's fields, so that one statement can read both.
 */
export const postFields = (lookUpTarget: SQL) => ({
  postId: posts.publicId,
  number: posts.number,
  postVersion: posts.version,
  postState: posts.state,
  postLang: posts.lang,
  html: sql<string | null>`case when ${posts.state} = 'visible' then ${posts.html} end`,
  hiddenRule: posts.hiddenRule,
  postedAt: posts.createdAt,
  editedAt: posts.editedAt,
  postAuthorKey: posts.authorId,
  replyTo: posts.replyTo,
  targetAuthorKey: targetAuthor(lookUpTarget),
  answeringKey: posts.institutionId,
  organisationKey: posts.organisationId,
  unit: posts.unit,
  promisedAt: posts.promisedAt,
  helpful: posts.helpful,
});

export type PostRow = RowOf<ReturnType<typeof postFields>>;

const always = sql`true`;

/** Posts with all that is shown of them; add the condition, order and limit, and `prepareFlat`. */
export const selectPosts = (db: Db) => db.select(postFields(always)).from(posts).$dynamic();

/** Posts and with each of them its thread, in one statement and so of one version; as above. */
export const selectPostsWithThread = (db: Db) =>
  db
    .select({ ...threadFields, ...postFields(always) })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .$dynamic();

/** A post as it is read together with its thread. */
export type PostWithThread = ThreadRow & PostRow;
