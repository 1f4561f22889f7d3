import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import { joinRequests } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { notifications } from './tables.ts';

interface Waiting {
  readonly placeId: bigint;
  /** Whom to tell, in one order: two who ask at once must not wait for each other. */
  readonly userIds: readonly bigint[];
  readonly now: Date;
}

/** What each has unread of this place, written where there is nothing. Holds it, so that it is not taken away meanwhile. */
export const insertWaiting = async (tx: Tx, { placeId, userIds, now }: Waiting) =>
  tx
    .insert(notifications)
    .values(
      userIds.map((userId) => ({
        publicId: newPublicId(),
        userId,
        kind: 'join_asked' as const,
        placeId,
        createdAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [notifications.placeId, notifications.userId],
      targetWhere: sql`${notifications.placeId} is not null and ${notifications.readAt} is null`,
      set: { readAt: null },
    })
    .returning({ userId: notifications.userId, publicId: notifications.publicId });

/** Takes away what is unread of a place where nobody waits any more; whose it was, and public ids. */
export const deleteWaiting = async (tx: Tx, placeId: bigint) => {
  const held = await tx
    .select({ id: notifications.id, user: users.publicId })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(and(eq(notifications.placeId, placeId), isNull(notifications.readAt)))
    .orderBy(asc(notifications.userId))
    .for('update', { of: notifications });
  if (held.length === 0) return [];
  // Asked only once they are held: who has asked meanwhile is seen, and who asks from now on comes after this.
  const gone = await tx
    .delete(notifications)
    .where(
      and(
        inArray(
          notifications.id,
          held.map(({ id }) => id),
        ),
        notExists(
          tx
            .select({ id: joinRequests.id })
            .from(joinRequests)
            .where(and(eq(joinRequests.placeId, placeId), sql`${joinRequests.state} = 'open'`)),
        ),
      ),
    )
    .returning({ id: notifications.id, publicId: notifications.publicId });
  const ids = new Map(gone.map(({ id, publicId }) => [id, publicId]));
  return held.flatMap(({ id, user }) => {
    const publicId = ids.get(id);
    return publicId === undefined ? [] : [{ user, publicId }];
  });
};
