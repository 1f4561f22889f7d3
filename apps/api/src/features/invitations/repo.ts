import { and, eq, gte, lt, lte, sql } from 'drizzle-orm';
import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { neighbourInvitations as invitations } from './tables.ts';

/** Makes a link, in place of one of the same person to the same place that has ended; one that holds stays. */
export const replaceInvitation = async (tx: Tx, row: typeof invitations.$inferInsert): Promise<void> => {
  const { token, expiresAt, createdAt } = row;
  await tx
    .insert(invitations)
    .values(row)
    .onConflictDoUpdate({
      target: [invitations.inviterId, invitations.placeId],
      set: { token, expiresAt, createdAt, uses: 0 },
      setWhere: sql`${lte(invitations.expiresAt, createdAt)} or ${gte(invitations.uses, limits.maxUses)}`,
    });
};

/** Takes a person's link to a place back; nothing happens where there is none. */
export const deleteInvitation = async (tx: Tx, inviterId: bigint, placeId: bigint): Promise<void> => {
  await tx.delete(invitations).where(and(eq(invitations.inviterId, inviterId), eq(invitations.placeId, placeId)));
};

/** Counts one who joins; false where the last use has been taken meanwhile. Of two at once the second sees the first. */
export const countUse = async (tx: Tx, key: bigint): Promise<boolean> => {
  const counted = await tx
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(and(eq(invitations.id, key), lt(invitations.uses, limits.maxUses)))
    .returning({ key: invitations.id });
  return counted.length > 0;
};

/** Forgets links that ended by `before`. */
export const forgetInvitations = async (db: Db, before: Date): Promise<void> => {
  await db.delete(invitations).where(lte(invitations.expiresAt, before));
};
