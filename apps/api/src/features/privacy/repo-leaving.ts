import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { erasures } from './tables.ts';

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
