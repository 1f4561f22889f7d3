import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { passkeys, recoveryCodes, secondSteps } from './tables.ts';

const passkeyColumns = {
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
