import type { ErrorCode } from '@moja-ulica/shared/errors.ts';
import type { Profile } from '@moja-ulica/shared/identity/schema.ts';
import { and, eq, gt, isNotNull, isNull, like, lt, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { registrations, signUps, users } from './tables.ts';

/** Forgets registrations that ended before `before`. */
export const forgetRegistrations = async (db: Db, before: Date): Promise<void> => {
  await db.delete(registrations).where(lt(registrations.expiresAt, before));
  await db.delete(signUps).where(lt(signUps.expiresAt, before));
};

/** Handles that begin like this one: those that a number could collide with. */
export const handlesLike = async (tx: Tx, base: string): Promise<ReadonlySet<string>> => {
  const rows = await tx
    .select({ handle: users.handle })
    .from(users)
    .where(and(isNotNull(users.handle), or(eq(users.handle, base), like(users.handle, `${base}-%`))));
  return new Set(rows.flatMap(({ handle }) => (handle === null ? [] : [handle])));
};

/** Makes an account; null where its address or its handle has been taken meanwhile. */
export const insertUser = async (tx: Tx, row: typeof users.$inferInsert): Promise<bigint | null> => {
  const [inserted] = await tx.insert(users).values(row).onConflictDoNothing().returning({ id: users.id });
  return inserted?.id ?? null;
};

export const setLocale = async (tx: Tx, userId: bigint, locale: string): Promise<void> => {
  await tx
    .update(users)
    .set({ locale })
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
};

export const setDisplayName = async (tx: Tx, userId: bigint, displayName: string): Promise<void> => {
  await tx
    .update(users)
    .set({ displayName })
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
};

/** Puts down what a person says of themselves, in place of what they said before. */
export const setAbout = async (
  tx: Tx,
  userId: bigint,
  { shownTo, ...about }: Omit<Profile, 'languages'> & { readonly languages: string[] },
): Promise<void> => {
  await tx
    .update(users)
    .set({ ...about, aboutShownTo: shownTo })
    .where(and(eq(users.id, userId), isNull(users.deletedAt)));
};

/**
 * Lets what is done by one account and to it wait for one another until the transaction ends. What is given to a person is given
 * after it, so that nothing is left with an account that was erased meanwhile. Throws `gone` for one that was.
 */
export const lockAccount = async (tx: Tx, userId: bigint, gone: ErrorCode = 'session_ended'): Promise<void> => {
  const held = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.deletedAt)))
    .for('no key update');
  if (held.length === 0) throw new AppError(gone);
};

/** The password hash that holds until the transaction ends; null: none, or the account is gone. */
export const lockPasswordHash = async (tx: Tx, userId: bigint): Promise<string | null> =>
  (
    await tx
      .select({ passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.deletedAt)))
      .for('update')
  )[0]?.passwordHash ?? null;

/** Sets a password hash in place of the one that was judged; false when another was set meanwhile. */
export const replacePasswordHash = async (
  tx: Tx,
  userId: bigint,
  { from, to }: { readonly from: string | null; readonly to: string },
): Promise<boolean> => {
  const set = await tx
    .update(users)
    .set({ passwordHash: to })
    .where(and(eq(users.id, userId), isNull(users.deletedAt), sql`${users.passwordHash} is not distinct from ${from}`))
    .returning({ id: users.id });
  return set.length > 0;
};

/** Who opened what was mailed to an address has shown that it is theirs. */
export const confirmAddress = async (tx: Tx, userId: bigint, now: Date): Promise<void> => {
  await tx
    .update(users)
    .set({ emailConfirmedAt: now })
    .where(and(eq(users.id, userId), isNull(users.emailConfirmedAt)));
};

/** Ends the suspension that an account is under, and gives its key; null where it is under none. */
export const endSuspension = async (tx: Tx, publicId: string, now: Date): Promise<bigint | null> => {
  const [lifted] = await tx
    .update(users)
    .set({ suspendedUntil: null })
    .where(and(eq(users.publicId, publicId), isNull(users.deletedAt), gt(users.suspendedUntil, now)))
    .returning({ id: users.id });
  return lifted?.id ?? null;
};

/** Suspends an account until then; its key, or null where there is none with this public id. */
export const setSuspension = async (tx: Tx, publicId: string, until: Date): Promise<bigint | null> => {
  const [suspended] = await tx
    .update(users)
    .set({ suspendedUntil: until })
    .where(and(eq(users.publicId, publicId), isNull(users.deletedAt)))
    .returning({ id: users.id });
  return suspended?.id ?? null;
};
