import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import type { Db } from '../../platform/db/database.ts';
import { memberships, places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { neighbourInvitations as invitations } from './tables.ts';

/** The link of a person to a place if it still holds; null: none. */
export const readOwnInvitation = async (db: Db, inviterId: bigint, placeId: bigint, now: Date) => {
  const [found] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.inviterId, inviterId),
        eq(invitations.placeId, placeId),
        gt(invitations.expiresAt, now),
        lt(invitations.uses, limits.maxUses),
      ),
    );
  return found ?? null;
};

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof readOwnInvitation>>>;

/**
 * What a link leads to while it holds: it has a day and a number of uses, and ends when who made it has left the place, is
 * suspended or gone. Null otherwise.
 */
export const readInvitation = async (db: Db, token: string, now: Date) => {
  const [found] = await db
    .select({
      key: invitations.id,
      expiresAt: invitations.expiresAt,
      place: places,
      inviterKey: invitations.inviterId,
      handle: users.handle,
      displayName: users.displayName,
    })
    .from(invitations)
    .innerJoin(places, eq(places.id, invitations.placeId))
    .innerJoin(users, eq(users.id, invitations.inviterId))
    .innerJoin(
      memberships,
      and(eq(memberships.userId, invitations.inviterId), eq(memberships.placeId, invitations.placeId)),
    )
    .where(
      and(
        eq(invitations.token, token),
        gt(invitations.expiresAt, now),
        lt(invitations.uses, limits.maxUses),
        isNull(users.deletedAt),
        or(isNull(users.suspendedUntil), lte(users.suspendedUntil, now)),
        sql`${places.kind} = 'estate'`,
      ),
    );
  const { handle = null, displayName = null } = found ?? {};
  return found === undefined || handle === null || displayName === null ? null : { ...found, handle, displayName };
};
