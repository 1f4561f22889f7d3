import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { prepareFlat, type RowOf } from '../../platform/db/flat-rows.ts';
import { statement } from '../../platform/db/statement.ts';
import { AppError } from '../../platform/errors.ts';
import { newPublicId } from '../../platform/ids.ts';
import { places } from '../estates/tables.ts';
import { headFields, type HeadRow } from './queries/rows.ts';
import { posts, threads, threadStreets } from './tables.ts';

/** A thread under its row's lock: the head of its page, and what the policies ask. */
export interface LockedThread extends HeadRow {
  readonly publicId: string;
  /** The title that its author wrote, while the opening post is hidden. */
  readonly sealedTitle: string | null;
  readonly place: PlaceFacts & { readonly key: bigint; readonly lastActivityAt: Date | null };
}

const lockedFields = {
  ...headFields,
  sealedTitle: threads.sealedTitle,
  placeSlug: places.slug,
  placeKind: places.kind,
  visibility: places.visibility,
  joining: places.joining,
  placeActivityAt: places.lastActivityAt,
};

const lockedFrom = (row: RowOf<typeof lockedFields> | undefined): LockedThread | null => {
  if (row === undefined) return null;
  const { placeSlug, placeKind, visibility, joining, placeActivityAt, ...head } = row;
  const place = { key: head.placeKey, slug: placeSlug, kind: placeKind, visibility, joining };
  return { ...head, publicId: head.id, place: { ...place, lastActivityAt: placeActivityAt } };
};

const selectFacts = (db: Db) =>
  db.select(lockedFields).from(threads).innerJoin(places, eq(places.id, threads.placeId)).$dynamic();

const selectLocked = (db: Db) => selectFacts(db).for('no key update', { of: threads });

const lockedThread = statement((db) =>
  prepareFlat(db, 'threads_lock', selectLocked(db).where(eq(threads.publicId, sql.placeholder('thread')))),
);

/** Locks the thread's row until the transaction ends: numbers and versions are given under it. Throws `thread_not_found`. */
export const lockThread = async (tx: Tx, publicId: string): Promise<LockedThread> => {
  const thread = lockedFrom((await lockedThread(tx).execute({ thread: publicId }))[0]);
  if (thread === null) throw new AppError('thread_not_found');
  return thread;
};

const lockedThreadOfPost = statement((db) =>
  prepareFlat(
    db,
    'threads_lock_of_post',
    selectLocked(db).where(
      inArray(
        threads.id,
        db
          .select({ key: posts.threadId })
          .from(posts)
          .where(eq(posts.id, sql.placeholder('post'))),
      ),
    ),
  ),
);

/** Locks the thread of a post. Throws `post_not_found`. */
export const lockThreadOfPost = async (tx: Tx, postKey: bigint): Promise<LockedThread> => {
  const thread = lockedFrom((await lockedThreadOfPost(tx).execute({ post: postKey }))[0]);
  if (thread === null) throw new AppError('post_not_found');
  return thread;
};

const unlockedThread = statement((db) =>
  prepareFlat(db, 'threads_facts', selectFacts(db).where(eq(threads.publicId, sql.placeholder('thread')))),
);

/** The same facts without a lock; null: no such thread. */
export const findThread = async (tx: Tx, publicId: string): Promise<LockedThread | null> =>
  lockedFrom((await unlockedThread(tx).execute({ thread: publicId }))[0]);

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

/**
 * Takes the words of a thread's title out of the addresses by which its own posts cite each other: they lead there without them. What
 * is changed gets this version.
 */
export const forgetTitleInAddresses = async (
  tx: Tx,
  thread: { readonly key: bigint; readonly publicId: string },
  version: number,
): Promise<void> => {
  const address = `/w/${thread.publicId}/`;
  const without = (text: AnyPgColumn) => sql`regexp_replace(${text}, ${`${address}[a-z0-9-]+`}, ${`${address}-`}, 'g')`;
  await tx
    .update(posts)
    .set({ body: without(posts.body), html: without(posts.html), version })
    .where(and(eq(posts.threadId, thread.key), sql`${posts.body} ~ ${`${address}[a-z0-9-]*[a-z0-9]`}`));
};

type ThreadChanges = Partial<
  Pick<typeof threads.$inferInsert, 'title' | 'sealedTitle' | 'slug' | 'topicId' | 'excerpt' | 'answeredBy'>
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
