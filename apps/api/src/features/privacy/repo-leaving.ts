import { and, eq, inArray, isNotNull, isNull, lt, lte } from 'drizzle-orm';
import type { LeavingPosts } from '@moja-ulica/shared/privacy/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { erasures } from './tables.ts';

/** Notes that an account ends then; false when that was asked for already. */
export const setLeaving = async (
  tx: Tx,
  userId: bigint,
  { askedAt, dueAt, posts }: { readonly askedAt: Date; readonly dueAt: Date; readonly posts: LeavingPosts },
): Promise<boolean> => {
  const set = await tx
    .update(users)
    .set({ leaveAskedAt: askedAt, leavesAt: dueAt, leavePosts: posts, leaveToldAt: null })
    .where(and(eq(users.id, userId), isNull(users.deletedAt), isNull(users.leavesAt)))
    .returning({ id: users.id });
  return set.length > 0;
};

/** The account goes on; false when nobody wanted it to end. */
export const clearLeaving = async (tx: Tx, userId: bigint): Promise<boolean> => {
  const cleared = await tx
    .update(users)
    .set({ leaveAskedAt: null, leavesAt: null, leavePosts: null, leaveToldAt: null })
    .where(and(eq(users.id, userId), isNotNull(users.leavesAt), isNull(users.deletedAt)))
    .returning({ id: users.id });
  return cleared.length > 0;
};

/** Holds an account that leaves by then; null when its owner has thought better of it. */
export const lockLeaving = async (tx: Tx, userId: bigint, by: Date) => {
  const [row] = await tx
    .select({
      id: users.id,
      publicId: users.publicId,
      email: users.email,
      handle: users.handle,
      displayName: users.displayName,
      locale: users.locale,
      admin: users.admin,
      dueAt: users.leavesAt,
      toldAt: users.leaveToldAt,
      posts: users.leavePosts,
    })
    .from(users)
    .where(and(eq(users.id, userId), lte(users.leavesAt, by), isNull(users.deletedAt)))
    .for('no key update');
  if (row === undefined) return null;
  const { email, handle, displayName, dueAt, posts, ...rest } = row;
  if (email === null || handle === null || displayName === null || dueAt === null || posts === null) return null;
  return { ...rest, email, handle, displayName, dueAt, posts };
};

export const markTold = async (tx: Tx, userId: bigint, now: Date): Promise<void> => {
  await tx.update(users).set({ leaveToldAt: now }).where(eq(users.id, userId));
};

export const insertErasure = async (tx: Tx, row: typeof erasures.$inferInsert): Promise<void> => {
  await tx.insert(erasures).values(row);
};

/** Holds an erasure that is not finished: of several who work on it one does a step at a time. Null: there is none. */
export const lockErasure = async (tx: Tx, userId: bigint) => {
  const [row] = await tx
    .select({
      id: erasures.userId,
      publicId: users.publicId,
      email: erasures.email,
      handle: erasures.handle,
      displayName: erasures.displayName,
      posts: erasures.posts,
      step: erasures.step,
      after: erasures.after,
    })
    .from(erasures)
    .innerJoin(users, eq(users.id, erasures.userId))
    .where(and(eq(erasures.userId, userId), isNull(erasures.finishedAt)))
    .for('update', { of: erasures });
  if (row === undefined) return null;
  const { email, handle, displayName, ...rest } = row;
  if (email === null || handle === null || displayName === null)
    throw new Error('An erasure has forgotten whom it is about');
  return { ...rest, email, handle, displayName };
};

export const saveStep = async (tx: Tx, userId: bigint, step: string, after: bigint): Promise<void> => {
  await tx.update(erasures).set({ step, after }).where(eq(erasures.userId, userId));
};

/** The erasure is done; what the person was called is forgotten. */
export const finishErasure = async (tx: Tx, userId: bigint, now: Date): Promise<void> => {
  await tx
    .update(erasures)
    .set({ email: null, handle: null, displayName: null, step: null, finishedAt: now })
    .where(eq(erasures.userId, userId));
};

/** Forgets erasures that were finished before `before`, some at a time; gives how many. */
export const forgetErasures = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const some = tx
    .select({ userId: erasures.userId })
    .from(erasures)
    .where(lt(erasures.finishedAt, before))
    .limit(limit);
  const gone = await tx.delete(erasures).where(inArray(erasures.userId, some)).returning({ userId: erasures.userId });
  return gone.length;
};
