import { and, eq, sql } from 'drizzle-orm';
import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import { memberships } from './tables.ts';

const one = (userId: bigint, placeId: bigint) => and(eq(memberships.userId, userId), eq(memberships.placeId, placeId));

/** What a person is in a place, held until the transaction ends; null: nothing. */
export const lockMembership = async (tx: Tx, userId: bigint, placeId: bigint): Promise<PlaceRole[] | null> =>
  (await tx.select({ roles: memberships.roles }).from(memberships).where(one(userId, placeId)).for('update'))[0]
    ?.roles ?? null;

export const putRoles = async (tx: Tx, userId: bigint, placeId: bigint, roles: PlaceRole[]): Promise<void> => {
  await tx.update(memberships).set({ roles }).where(one(userId, placeId));
};

/** Ends a membership that was nothing but duties; the caller counts it out. */
export const deleteMembership = async (tx: Tx, userId: bigint, placeId: bigint): Promise<void> => {
  await tx.delete(memberships).where(and(one(userId, placeId), sql`not ('resident' = any (${memberships.roles}))`));
};
