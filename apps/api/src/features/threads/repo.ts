import { and, desc, eq, inArray, isNotNull, max, sql } from 'drizzle-orm';
import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/statement.ts';
import { AppError } from '../../platform/errors.ts';
import { newPublicId } from '../../platform/ids.ts';
import { places, streets, topics } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { postRevisions, posts, readPositions, threads, threadStreets } from './tables.ts';

/** A thread under its row's lock, with what the policies ask. */
export interface LockedThread {
  readonly key: bigint;
  readonly publicId: string;
  readonly version: number;
  readonly lastNumber: number;
  readonly locked: boolean;
  readonly lang: string;
  readonly place: PlaceFacts & { readonly key: bigint; readonly lastActivityAt: Date | null };
}

const placeColumns = {
  key: places.id,
  slug: places.slug,
  kind: places.kind,
  visibility: places.visibility,
  joining: places.joining,
};

const lockedColumns = {
  key: threads.id,
  publicId: threads.publicId,
  version: threads.version,
  lastNumber: threads.lastNumber,
  locked: threads.locked,
  lang: threads.lang,
  place: { ...placeColumns, lastActivityAt: places.lastActivityAt },
};

const selectFacts = (tx: Db) =>
  tx.select(lockedColumns).from(threads).innerJoin(places, eq(places.id, threads.placeId)).$dynamic();

const lockedThread = statement((db) =>
  selectFacts(db)
    .where(eq(threads.publicId, sql.placeholder('thread')))
    .for('no key update', { of: threads })
    .prepare('threads_lock'),
);

/** Locks the thread's row until the transaction ends: numbers and versions are given under it. Throws `thread_not_found`. */
export const lockThread = async (tx: Tx, publicId: string): Promise<LockedThread> => {
  const [row] = await lockedThread(tx).execute({ thread: publicId });
  if (!row) throw new AppError('thread_not_found');
  return row;
};

/** The same facts without a lock; null: no such thread. */
export const findThread = async (tx: Tx, publicId: string): Promise<LockedThread | null> =>
  (await selectFacts(tx).where(eq(threads.publicId, publicId)))[0] ?? null;

/** Locks the thread of a post. Throws `post_not_found`. */
export const lockThreadOfPost = async (tx: Tx, postKey: bigint): Promise<LockedThread> => {
  const threadKey = tx.select({ key: posts.threadId }).from(posts).where(eq(posts.id, postKey));
  const [row] = await selectFacts(tx).where(inArray(threads.id, threadKey)).for('no key update', { of: threads });
  if (!row) throw new AppError('post_not_found');
  return row;
};

const postColumns = {
  key: posts.id,
  number: posts.number,
  state: posts.state,
  body: posts.body,
  html: posts.html,
  lang: posts.lang,
  official: sql<boolean>`${posts.institutionId} is not null`,
  createdAt: posts.createdAt,
  editedAt: posts.editedAt,
  authorId: users.publicId,
};

const selectPost = (tx: Tx) =>
  tx.select(postColumns).from(posts).leftJoin(users, eq(users.id, posts.authorId)).$dynamic();

export type StoredPost = Awaited<ReturnType<typeof selectPost>>[number];

/** Throws `post_not_found`. */
export const loadPost = async (tx: Tx, threadKey: bigint, number: number): Promise<StoredPost> => {
  const [row] = await selectPost(tx).where(and(eq(posts.threadId, threadKey), eq(posts.number, number)));
  if (!row) throw new AppError('post_not_found');
  return row;
};

/** Throws `post_not_found`. */
export const loadPostByKey = async (tx: Tx, key: bigint): Promise<StoredPost> => {
  const [row] = await selectPost(tx).where(eq(posts.id, key));
  if (!row) throw new AppError('post_not_found');
  return row;
};

/** Throws `place_not_found`. */
export const loadPlace = async (tx: Tx, slug: string) => {
  const [row] = await tx
    .select({ ...placeColumns, timeZone: places.timeZone })
    .from(places)
    .where(eq(places.slug, slug));
  if (!row) throw new AppError('place_not_found');
  return row;
};

/** Throws `topic_not_found`. */
export const topicKey = async (tx: Tx, placeKey: bigint, slug: string): Promise<bigint> => {
  const [row] = await tx
    .select({ key: topics.id })
    .from(topics)
    .where(and(eq(topics.placeId, placeKey), eq(topics.slug, slug)));
  if (!row) throw new AppError('topic_not_found');
  return row.key;
};

/** Throws `street_not_found` unless all of them are streets of the place. */
export const streetKeys = async (tx: Tx, placeKey: bigint, slugs: readonly string[]): Promise<bigint[]> => {
  if (slugs.length === 0) return [];
  const found = await tx
    .select({ key: streets.id })
    .from(streets)
    .where(and(eq(streets.placeId, placeKey), inArray(streets.slug, [...slugs])));
  if (found.length !== slugs.length) throw new AppError('street_not_found');
  return found.map(({ key }) => key);
};

/** When the person's newest threads were opened, newest first. */
export const newestThreadsAt = async (tx: Tx, authorId: bigint, count: number): Promise<Date[]> => {
  const rows = await tx
    .select({ at: threads.createdAt })
    .from(threads)
    .where(eq(threads.authorId, authorId))
    .orderBy(desc(threads.id))
    .limit(count);
  return rows.map(({ at }) => at);
};

type NewThread = Omit<typeof threads.$inferInsert, 'id' | 'publicId' | 'version' | 'lastNumber'>;

/** A new thread at version 1, whose opening post has the number 1, on these streets; the post is still to be inserted. */
export const insertThread = async (tx: Tx, values: NewThread, streetIds: readonly bigint[]) => {
  const [row] = await tx
    .insert(threads)
    .values({ ...values, publicId: newPublicId(), version: 1, lastNumber: 1 })
    .returning({ key: threads.id, publicId: threads.publicId, version: threads.version });
  if (!row) throw new Error('a thread was not inserted');
  if (streetIds.length > 0) {
    await tx.insert(threadStreets).values(streetIds.map((streetId) => ({ threadId: row.key, streetId })));
  }
  return row;
};

type NewPost = Pick<
  typeof posts.$inferInsert,
  'threadId' | 'number' | 'version' | 'authorId' | 'body' | 'html' | 'lang' | 'createdAt'
>;

/** An opening post; replies are published by `publishReply`. */
export const insertPost = async (tx: Tx, values: NewPost): Promise<bigint> => {
  const [row] = await tx
    .insert(posts)
    .values({ ...values, publicId: newPublicId() })
    .returning({ key: posts.id });
  if (!row) throw new Error('a post was not inserted');
  return row.key;
};

type ThreadChanges = Partial<
  Pick<typeof threads.$inferInsert, 'title' | 'slug' | 'topicId' | 'excerpt' | 'answeredBy'>
>;

/** Raises the version of a locked thread along with what else changed, and returns it. */
export const raiseVersion = async (tx: Tx, thread: LockedThread, changes: ThreadChanges = {}): Promise<number> => {
  const version = thread.version + 1;
  await tx
    .update(threads)
    .set({ ...changes, version })
    .where(eq(threads.id, thread.key));
  return version;
};

const touched = statement((db) =>
  db
    .update(places)
    .set({
      threadCount: sql`${places.threadCount} + ${sql.placeholder('threads')}`,
      lastActivityAt: sql`greatest(${places.lastActivityAt}, ${sql.placeholder('at')}::timestamptz)`,
    })
    .where(eq(places.id, sql.placeholder('place')))
    .prepare('threads_touch_place'),
);

/** Counters of a place. Last in a transaction: all of a place's writers wait for this row. */
export const touchPlace = async (
  tx: Tx,
  place: bigint,
  { threads: added, now }: { readonly threads: number; readonly now: Date },
): Promise<void> => {
  await touched(tx).execute({ place, threads: added, at: now.toISOString() });
};

type PostChanges = Partial<
  Pick<typeof posts.$inferInsert, 'body' | 'html' | 'lang' | 'state' | 'hiddenRule' | 'editedAt'>
>;

/** Changes a post under the version that its locked thread has been raised to. */
export const updatePost = (tx: Tx, postKey: bigint, version: number, changes: PostChanges) =>
  tx
    .update(posts)
    .set({ ...changes, version })
    .where(eq(posts.id, postKey));

/** Keeps the text as it was before an edit that shows. */
export const insertRevision = (tx: Tx, postId: bigint, body: string, createdAt: Date) =>
  tx.insert(postRevisions).values({ postId, body, createdAt });

/** Number of the newest official answer that stands; null without one. */
export const newestAnswer = async (tx: Tx, threadKey: bigint): Promise<number | null> => {
  const [row] = await tx
    .select({ number: max(posts.number) })
    .from(posts)
    .where(and(eq(posts.threadId, threadKey), isNotNull(posts.institutionId), eq(posts.state, 'visible')));
  return row?.number ?? null;
};

/** Hides or shows a post; `rule`: the one it was hidden for, null otherwise. */
export const setState = (tx: Tx, postKey: bigint, version: number, state: StoredPost['state'], rule: HideRule | null) =>
  updatePost(tx, postKey, version, { state, hiddenRule: rule });

/** Keeps the greatest number read, never past the thread's end; returns it. */
export const keepRead = async (
  tx: Tx,
  position: { readonly userId: bigint; readonly threadId: bigint; readonly lastRead: number; readonly updatedAt: Date },
): Promise<number> => {
  const [row] = await tx
    .insert(readPositions)
    .values(position)
    .onConflictDoUpdate({
      target: [readPositions.userId, readPositions.threadId],
      set: {
        lastRead: sql`greatest(${readPositions.lastRead}, excluded.last_read)`,
        updatedAt: position.updatedAt,
      },
    })
    .returning({ lastRead: readPositions.lastRead });
  return row?.lastRead ?? position.lastRead;
};
