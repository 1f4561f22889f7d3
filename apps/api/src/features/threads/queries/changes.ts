import { and, asc, eq, gt } from 'drizzle-orm';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Db } from '../../../platform/db/database.ts';
import { posts, threads } from '../tables.ts';
import { selectPosts, selectThreads, type PostRow, type ThreadRow } from './rows.ts';

/** A thread by its public id as lists and pages show it. */
export const findThread = async (db: Db, publicId: string): Promise<ThreadRow | null> =>
  (await selectThreads(db).where(eq(threads.publicId, publicId)))[0] ?? null;

export const findThreadByKey = async (db: Db, key: bigint): Promise<ThreadRow | null> =>
  (await selectThreads(db).where(eq(threads.id, key)))[0] ?? null;

/** One post by its number, as everybody who may read the thread sees it. */
export const findPost = async (db: Db, threadKey: bigint, number: number): Promise<PostRow | null> =>
  (await selectPosts(db).where(and(eq(posts.threadId, threadKey), eq(posts.number, number))))[0] ?? null;

export const findPostByKey = async (db: Db, key: bigint) => (await selectPosts(db).where(eq(posts.id, key)))[0] ?? null;

/** Posts that changed after a version, by number; null when there are more than `threadLimits.maxChanges`. */
export const postsChangedSince = async (db: Db, threadKey: bigint, since: number): Promise<PostRow[] | null> => {
  const changed = await selectPosts(db)
    .where(and(eq(posts.threadId, threadKey), gt(posts.version, since)))
    .orderBy(asc(posts.version))
    .limit(threadLimits.maxChanges + 1);
  return changed.length > threadLimits.maxChanges ? null : changed.toSorted((one, other) => one.number - other.number);
};
