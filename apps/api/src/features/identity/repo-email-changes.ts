import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { hasSqlState, sqlState } from '../../platform/db/sql-state.ts';
import { emailChanges, users } from './tables.ts';

/** Keeps a new address until its code comes back; a later one takes its place. */
export const keepEmailChange = async (tx: Tx, row: typeof emailChanges.$inferInsert): Promise<void> => {
  const { userId: _, ...rest } = row;
  await tx.insert(emailChanges).values(row).onConflictDoUpdate({ target: emailChanges.userId, set: rest });
};

/** True while an address waits for its code. */
export const hasEmailChange = async (db: Db, userId: bigint, now: Date): Promise<boolean> =>
  (
    await db
      .select({ userId: emailChanges.userId })
      .from(emailChanges)
      .where(and(eq(emailChanges.userId, userId), gt(emailChanges.expiresAt, now)))
  ).length > 0;

/** The address that a person's account is to get, held until the transaction ends; null: none. */
export const lockEmailChange = async (tx: Tx, userId: bigint) =>
  (await tx.select().from(emailChanges).where(eq(emailChanges.userId, userId)).for('update'))[0] ?? null;

/** Gives the account its new, confirmed address; false when another account has it. What was waiting is done with either way. */
export const replaceEmail = async (
  tx: Tx,
  userId: bigint,
  { email, now }: { readonly email: string; readonly now: Date },
): Promise<boolean> => {
  await tx.delete(emailChanges).where(eq(emailChanges.userId, userId));
  try {
    // Of two who take one address at once the second waits, and is told here.
    const changed = await tx.transaction((savepoint) =>
      savepoint
        .update(users)
        .set({ email, emailConfirmedAt: now })
        .where(and(eq(users.id, userId), isNull(users.deletedAt)))
        .returning({ id: users.id }),
    );
    return changed.length > 0;
  } catch (error) {
    if (hasSqlState(error, sqlState.uniqueViolation)) return false;
    throw error;
  }
};

/** Forgets addresses whose codes ended before `before`. */
export const forgetEmailChanges = async (db: Db, before: Date): Promise<void> => {
  await db.delete(emailChanges).where(lt(emailChanges.expiresAt, before));
};
