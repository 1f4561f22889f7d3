import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { firstSteps, passkeys, recoveryCodes, secondSteps, sessions, users } from './tables.ts';

/** True where a code is asked for after the first step of signing in. */
export const hasSecondStep = async (db: Db, userId: bigint): Promise<boolean> =>
  (
    await db
      .select({ userId: secondSteps.userId })
      .from(secondSteps)
      .where(and(eq(secondSteps.userId, userId), isNotNull(secondSteps.secret)))
  ).length > 0;

/** A person's second step, held until the transaction ends: two codes at once are judged one after the other. */
export const lockSecondStep = async (tx: Tx, userId: bigint) =>
  (await tx.select().from(secondSteps).where(eq(secondSteps.userId, userId)).for('update'))[0] ?? null;

/** Keeps the key of an app until its first code comes back; a later one takes its place. */
export const keepPendingSecret = async (
  tx: Tx,
  userId: bigint,
  pending: { readonly pendingSecret: Uint8Array; readonly pendingUntil: Date },
): Promise<void> => {
  await tx
    .insert(secondSteps)
    .values({ userId, ...pending })
    .onConflictDoUpdate({ target: secondSteps.userId, set: pending });
};

/** The pending key counts from now on. */
export const turnOn = async (
  tx: Tx,
  userId: bigint,
  { secret, step, now }: { readonly secret: Uint8Array; readonly step: number; readonly now: Date },
): Promise<void> => {
  await tx
    .update(secondSteps)
    .set({ secret, since: now, lastStep: step, pendingSecret: null, pendingUntil: null })
    .where(eq(secondSteps.userId, userId));
};

/** Neither this half-minute's code nor an earlier one opens again. */
export const keepLastStep = async (tx: Tx, userId: bigint, lastStep: number): Promise<void> => {
  await tx.update(secondSteps).set({ lastStep }).where(eq(secondSteps.userId, userId));
};

/** Removes the second step with its recovery codes; false where there was none that was turned on. */
export const deleteSecondStep = async (tx: Tx, userId: bigint): Promise<boolean> => {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const [removed] = await tx
    .delete(secondSteps)
    .where(eq(secondSteps.userId, userId))
    .returning({ secret: secondSteps.secret });
  return removed !== undefined && removed.secret !== null;
};

/** Forgets keys whose first code never came: what waits in vain for longer than `before`. */
export const forgetPendingSecrets = async (db: Db, before: Date): Promise<void> => {
  await db.delete(secondSteps).where(and(isNull(secondSteps.secret), lt(secondSteps.pendingUntil, before)));
  await db
    .update(secondSteps)
    .set({ pendingSecret: null, pendingUntil: null })
    .where(lt(secondSteps.pendingUntil, before));
};

/** Puts these in place of a person's recovery codes. */
export const replaceRecoveryHashes = async (tx: Tx, userId: bigint, hashes: readonly Uint8Array[]): Promise<void> => {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })));
};

/** Uses up a recovery code; false where the person has none like it that is left. Of two uses at once one gets it. */
export const useRecoveryHash = async (tx: Tx, userId: bigint, codeHash: Uint8Array, now: Date): Promise<boolean> => {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return used.length > 0;
};

/** Keeps that somebody's first step was right. */
export const insertFirstStep = async (tx: Tx, row: typeof firstSteps.$inferInsert): Promise<void> => {
  await tx.insert(firstSteps).values(row);
};

/** Whose first step was right in this browser; null where it is too long ago, or nobody's. */
export const readFirstStep = async (db: Db, browserHash: Uint8Array, now: Date) => {
  const [found] = await db
    .select({
      userId: users.id,
      publicId: users.publicId,
      email: users.email,
      locale: users.locale,
    })
    .from(firstSteps)
    .innerJoin(users, eq(users.id, firstSteps.userId))
    .where(and(eq(firstSteps.browserHash, browserHash), gt(firstSteps.expiresAt, now), isNull(users.deletedAt)));
  const email = found?.email ?? null;
  return found === undefined || email === null ? null : { ...found, email };
};

/** The same first step, held until the transaction ends; false once it was followed by the second, or taken back. */
export const lockFirstStep = async (tx: Tx, browserHash: Uint8Array): Promise<boolean> =>
  (
    await tx
      .select({ userId: firstSteps.userId })
      .from(firstSteps)
      .where(eq(firstSteps.browserHash, browserHash))
      .for('update')
  ).length > 0;

export const deleteFirstStep = async (tx: Tx, browserHash: Uint8Array): Promise<void> => {
  await tx.delete(firstSteps).where(eq(firstSteps.browserHash, browserHash));
};

/** Takes back every first step of a person: they have to begin anew. */
export const deleteFirstStepsOf = async (tx: Tx, userId: bigint): Promise<void> => {
  await tx.delete(firstSteps).where(eq(firstSteps.userId, userId));
};

/** Forgets first steps that ended before `before`. */
export const forgetFirstSteps = async (db: Db, before: Date): Promise<void> => {
  await db.delete(firstSteps).where(lt(firstSteps.expiresAt, before));
};

/** The session in which a second factor was just set up is one of two factors from now on. */
export const strengthenSession = async (tx: Tx, session: string): Promise<void> => {
  await tx.update(sessions).set({ secondFactor: true }).where(eq(sessions.publicId, session));
};

/** Where the last of a person's second factors is gone, none of their sessions counts as one of two; false where none did. */
export const weakenSessionsWithoutFactor = async (tx: Tx, userId: bigint): Promise<boolean> => {
  const weakened = await tx
    .update(sessions)
    .set({ secondFactor: false })
    .where(
      and(
        eq(sessions.userId, userId),
        eq(sessions.secondFactor, true),
        sql`not exists (select 1 from ${passkeys} where ${passkeys.userId} = ${userId})`,
        sql`not exists (select 1 from ${secondSteps} where ${secondSteps.userId} = ${userId} and ${secondSteps.secret} is not null)`,
      ),
    )
    .returning({ id: sessions.id });
  return weakened.length > 0;
};
