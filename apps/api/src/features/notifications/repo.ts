import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { NotificationKind } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import { notifications } from './tables.ts';

export interface NewNotification {
  readonly userId: bigint;
  readonly kind: NotificationKind;
  readonly postId: bigint;
  readonly source: string;
  readonly actorId: bigint | null;
  readonly createdAt: Date;
}

/** Writes each once: a repeated job finds the unique key taken. Returns those that were not there, with their public ids. */
export const insertOnce = async (tx: Tx, rows: readonly NewNotification[]) =>
  rows.length === 0
    ? []
    : tx
        .insert(notifications)
        .values(rows.map((row) => ({ publicId: newPublicId(), ...row })))
        .onConflictDoNothing()
        .returning({ publicId: notifications.publicId, userId: notifications.userId });

/** Marks these of the person's own as read, or all. */
export const markRead = async (tx: Tx, userId: bigint, ids: readonly string[] | 'all', now: Date): Promise<void> => {
  if (ids !== 'all' && ids.length === 0) return;
  await tx
    .update(notifications)
    .set({ readAt: now })
    .where(
      and(
        eq(notifications.userId, userId),
        isNull(notifications.readAt),
        ids === 'all' ? undefined : inArray(notifications.publicId, [...ids]),
      ),
    );
};
