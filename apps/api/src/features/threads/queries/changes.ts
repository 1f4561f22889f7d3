import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Db } from '../../../platform/db/database.ts';
import { prepareFlat } from '../../../platform/db/flat-rows.ts';
import { statement } from '../../../platform/db/statement.ts';
import { posts, threads } from '../tables.ts';
import {
  selectPosts,
  selectPostsWithThread,
  selectThreads,
  type PostRow,
  type PostWithThread,
  type ThreadRow,
} from './rows.ts';

const threadByPublicId = statement((db) =>
  prepareFlat(db, 'threads_by_public_id', selectThreads(db).where(eq(threads.publicId, sql.placeholder('thread')))),
);

/** A thread by its public id as lists and pages show it. */
export const findThread = async (db: Db, publicId: string): Promise<ThreadRow | null> =>
  (await threadByPublicId(db).execute({ thread: publicId }))[0] ?? null;

const threadByKey = statement((db) =>
  prepareFlat(db, 'threads_by_key', selectThreads(db).where(eq(threads.id, sql.placeholder('thread')))),
);

export const findThreadByKey = async (db: Db, key: bigint): Promise<ThreadRow | null> =>
  (await threadByKey(db).execute({ thread: key }))[0] ?? null;

const postInThread = statement((db) =>
  prepareFlat(
    db,
    'threads_post_in_thread',
    selectPostsWithThread(db).where(
      and(eq(threads.publicId, sql.placeholder('thread')), eq(posts.number, sql.placeholder('number'))),
    ),
  ),
);

/** One post by its number and its thread, as everybody who may read the thread sees them. */
export const findPostInThread = async (db: Db, thread: string, number: number): Promise<PostWithThread | null> =>
  (await postInThread(db).execute({ thread, number }))[0] ?? null;

const postByKey = statement((db) =>
  prepareFlat(db, 'threads_post_by_key', selectPostsWithThread(db).where(eq(posts.id, sql.placeholder('post')))),
);

export const findPostByKey = async (db: Db, key: bigint): Promise<PostWithThread | null> =>
  (await postByKey(db).execute({ post: key }))[0] ?? null;

const changedSince = statement((db) =>
  prepareFlat(
    db,
    'threads_changed_since',
    selectPosts(db)
      .where(and(eq(posts.threadId, sql.placeholder('thread')), gt(posts.version, sql.placeholder('since'))))
      .orderBy(asc(posts.version))
      .limit(threadLimits.maxChanges + 1),
  ),
);

/** Posts that changed after a version, by number; null when there are more than `threadLimits.maxChanges`. */
export const postsChangedSince = async (db: Db, threadKey: bigint, since: number): Promise<PostRow[] | null> => {
  const changed = await changedSince(db).execute({ thread: threadKey, since });
  return changed.length > threadLimits.maxChanges ? null : changed.toSorted((one, other) => one.number - other.number);
};
