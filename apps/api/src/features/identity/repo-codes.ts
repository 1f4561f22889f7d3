import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emailCodes } from './tables.ts';

export type CodePurpose = (typeof emailCodes.$inferSelect)['purpose'];

/** Keeps a code's hash; its key. */
export const insertCode = async (tx: Tx, row: typeof emailCodes.$inferInsert): Promise<bigint> => {
  const [inserted] = await tx.insert(emailCodes).values(row).returning({ id: emailCodes.id });
  if (inserted === undefined) throw new Error('The code was not written');
  return inserted.id;
};

/** The newest code for this, used or not; guesses at it wait for one another. */
export const lockNewestCode = async (
  tx: Tx,
  { email, purpose, userId }: { readonly email: string; readonly purpose: CodePurpose; readonly userId?: bigint },
) => {
  const [newest] = await tx
    .select()
    .from(emailCodes)
    .where(
      and(
        eq(emailCodes.email, email),
        eq(emailCodes.purpose, purpose),
        userId === undefined ? isNull(emailCodes.userId) : eq(emailCodes.userId, userId),
      ),
    )
    .orderBy(desc(emailCodes.createdAt), desc(emailCodes.id))
    .limit(1)
    .for('update');
  return newest ?? null;
};

/**
 * Codes of everybody who tries to open an account with this address, neither used nor guessed at too often, those that have
 * expired included; guesses wait for one another.
 */
export const lockSignUpCodes = (tx: Tx, email: string, maxAttempts: number) =>
  tx
    .select()
    .from(emailCodes)
    .where(
      and(
        eq(emailCodes.email, email),
        eq(emailCodes.purpose, 'confirm'),
        isNotNull(emailCodes.signUpId),
        isNull(emailCodes.usedAt),
        lt(emailCodes.attempts, maxAttempts),
      ),
    )
    .orderBy(desc(emailCodes.id))
    .for('update');

export const countWrongGuess = async (tx: Tx, ...ids: readonly bigint[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .update(emailCodes)
    .set({ attempts: sql`${emailCodes.attempts} + 1` })
    .where(inArray(emailCodes.id, [...ids]));
};

export const markCodeUsed = async (tx: Tx, id: bigint, now: Date): Promise<void> => {
  await tx.update(emailCodes).set({ usedAt: now }).where(eq(emailCodes.id, id));
};

/** Forgets codes that ended before `before`. */
export const forgetCodes = async (db: Db, before: Date): Promise<void> => {
  await db.delete(emailCodes).where(lt(emailCodes.expiresAt, before));
};
