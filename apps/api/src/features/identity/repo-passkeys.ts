import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { passkeyColumns, type PasskeyRow } from './queries-factors.ts';
import { passkeyChallenges, passkeys, users } from './tables.ts';

/** Keeps what a passkey has to sign. */
export const insertChallenge = async (db: Db, row: typeof passkeyChallenges.$inferInsert): Promise<void> => {
  await db.insert(passkeyChallenges).values(row);
};

/** Takes this browser's challenge out, whatever comes of it: it serves once. Null where there is none that lives. */
export const takeChallenge = async (db: Db, browserHash: Uint8Array, now: Date) => {
  const [taken] = await db.delete(passkeyChallenges).where(eq(passkeyChallenges.browserHash, browserHash)).returning({
    challenge: passkeyChallenges.challenge,
    userId: passkeyChallenges.userId,
    expiresAt: passkeyChallenges.expiresAt,
  });
  return taken === undefined || taken.expiresAt <= now ? null : taken;
};

/** Forgets challenges that ended before `before`. */
export const forgetChallenges = async (db: Db, before: Date): Promise<void> => {
  await db.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, before));
};

/** Keeps a passkey; its key, or null where the credential is kept already. */
export const insertPasskey = async (tx: Tx, row: typeof passkeys.$inferInsert): Promise<bigint | null> => {
  const [inserted] = await tx.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id });
  return inserted?.id ?? null;
};

export const countPasskeys = (db: Db, userId: bigint): Promise<number> =>
  db.$count(passkeys, eq(passkeys.userId, userId));

/** A passkey by the name that its device gave it, with its owner. */
export const readPasskeyByCredential = async (db: Db, credentialId: string) => {
  const [found] = await db
    .select({
      id: passkeys.id,
      publicId: passkeys.publicId,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
      userId: passkeys.userId,
      userPublicId: users.publicId,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.credentialId, credentialId), isNull(users.deletedAt)));
  return found ?? null;
};

/**
 * Puts down a use of a passkey; false where its count has not grown (two devices count with the same key, so one is a copy) or it
 * is gone. A device that does not count says 0 each time.
 */
export const countUse = async (
  tx: Tx,
  id: bigint,
  { counter, now }: { readonly counter: number; readonly now: Date },
): Promise<boolean> => {
  const grown = counter === 0 ? eq(passkeys.counter, 0) : or(eq(passkeys.counter, 0), lt(passkeys.counter, counter));
  const used = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), grown))
    .returning({ id: passkeys.id });
  return used.length > 0;
};

/** Gives a passkey of this person another name; null where they have no such one. */
export const updatePasskeyName = async (
  db: Db,
  { userId, publicId, name }: { readonly userId: bigint; readonly publicId: string; readonly name: string },
): Promise<PasskeyRow | null> => {
  const [renamed] = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.publicId, publicId), eq(passkeys.userId, userId)))
    .returning(passkeyColumns);
  return renamed ?? null;
};

/** Removes a passkey of this person; its name, or null where they have no such one. */
export const deletePasskey = async (tx: Tx, userId: bigint, publicId: string): Promise<string | null> => {
  const [removed] = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.publicId, publicId), eq(passkeys.userId, userId)))
    .returning({ name: passkeys.name });
  return removed?.name ?? null;
};

/** Removes all passkeys of a person; how many there were. */
export const deletePasskeysOf = async (tx: Tx, userId: bigint): Promise<number> =>
  (await tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id })).length;
