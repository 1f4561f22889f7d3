import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { passkeys, recoveryCodes, secondSteps, sessions, users } from './tables.ts';

/** What a passkey's owner is told of it, and what their browser needs. */
export const passkeyColumns = {
  publicId: passkeys.publicId,
  name: passkeys.name,
  credentialId: passkeys.credentialId,
  transports: passkeys.transports,
  createdAt: passkeys.createdAt,
  lastUsedAt: passkeys.lastUsedAt,
};

/** A person's passkeys, the one used last first. */
export const readPasskeysOf = (db: Db, userId: bigint) =>
  db
    .select(passkeyColumns)
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(sql`${passkeys.lastUsedAt} desc nulls last`, desc(passkeys.id));

export type PasskeyRow = Awaited<ReturnType<typeof readPasskeysOf>>[number];

/** A passkey by inside key; null for one that was removed. */
export const readPasskey = async (db: Db, id: bigint): Promise<PasskeyRow | null> =>
  (await db.select(passkeyColumns).from(passkeys).where(eq(passkeys.id, id)))[0] ?? null;

/** Since when a person's second step is on; null: it is not. */
export const readSecondStepSince = async (db: Db, userId: bigint): Promise<Date | null> =>
  (
    await db
      .select({ since: secondSteps.since })
      .from(secondSteps)
      .where(and(eq(secondSteps.userId, userId), isNotNull(secondSteps.secret)))
  )[0]?.since ?? null;

/** How many of a person's recovery codes have not been used. */
export const countRecoveryCodes = (db: Db, userId: bigint): Promise<number> =>
  db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));

/** Whom something is done for, by handle; null for nobody, or an account that is gone. */
export const readPersonByHandle = async (db: Db, handle: string) => {
  const [found] = await db
    .select({ id: users.id, publicId: users.publicId, email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.handle, handle), isNull(users.deletedAt)));
  const email = found?.email ?? null;
  return found === undefined || email === null ? null : { ...found, email };
};

/** True where the session that asks was begun with both steps of signing in. */
export const hadBothSteps = async (db: Db, caller: Caller): Promise<boolean> =>
  caller !== null &&
  ((
    await db
      .select({ secondFactor: sessions.secondFactor })
      .from(sessions)
      .where(eq(sessions.publicId, caller.sessionId))
  )[0]?.secondFactor ??
    false);
