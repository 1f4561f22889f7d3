import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { NotificationKind, NotifiedOrganisation, NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { executeRows } from '../../platform/db/rows.ts';
import { newPublicId } from '../../platform/ids.ts';
import type { personalKinds } from './kinds.ts';
import { notifications, type NotifiedDecision } from './tables.ts';

export interface NewNotification {
  readonly userId: bigint;
  readonly kind: NotificationKind;
  readonly postId: bigint;
  readonly source: string;
  readonly actorId: bigint | null;
  readonly createdAt: Date;
}

/** Writes each once: a repeated job finds the unique key taken. Returns those that were not there, with their public ids. */
export const insertOnce = async (tx: Tx, rows: readonly NewNotification[]) => {
  if (rows.length === 0) return [];
  const json = rows.map(({ userId, postId, actorId, ...row }) => ({
    ...row,
    publicId: newPublicId(),
    userId: String(userId),
    postId: String(postId),
    actorId: actorId === null ? null : String(actorId),
  }));
  // One value for any number of rows: a statement with a value for each column of each takes longer to write down than to do.
  const written = await executeRows(
    tx,
    sql`insert into ${notifications} (public_id, user_id, kind, post_id, source, actor_id, created_at)
      select "publicId", "userId", kind, "postId", source, "actorId", "createdAt" from json_to_recordset(${JSON.stringify(json)}::json)
        as given ("publicId" text, "userId" bigint, kind text, "postId" bigint, source text, "actorId" bigint,
          "createdAt" timestamptz)
      on conflict do nothing returning public_id, user_id`,
  );
  return written.map((row) => ({ publicId: String(row['public_id']), userId: BigInt(String(row['user_id'])) }));
};

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

/** Forgets notifications of before `before`, some at a time; gives how many. */
export const forgetNotifications = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const some = tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(lt(notifications.createdAt, before))
    .limit(limit);
  const gone = await tx
    .delete(notifications)
    .where(inArray(notifications.id, some))
    .returning({ id: notifications.id });
  return gone.length;
};

export interface NewPersonalNotification {
  readonly userId: bigint;
  readonly kind: Exclude<(typeof personalKinds)[number], 'join_asked'>;
  /** Of a changed role. */
  readonly role?: NotifiedRole;
  /** Of a photo that was taken away. */
  readonly decision?: NotifiedDecision;
  /** Of one that asks. */
  readonly organisation?: NotifiedOrganisation;
  /** Of a request to join: its public id. */
  readonly source?: string;
  readonly createdAt: Date;
}

/** Takes away what a person was told of an organisation (slug) that asks them; the public ids of it. */
export const deleteAsked = async (tx: Tx, userId: bigint, organisation: string): Promise<string[]> => {
  const gone = await tx
    .delete(notifications)
    .where(
      and(
        eq(notifications.userId, userId),
        eq(notifications.kind, 'organisation_asked'),
        sql`${notifications.organisation} ->> 'slug' = ${organisation}`,
      ),
    )
    .returning({ publicId: notifications.publicId });
  return gone.map(({ publicId }) => publicId);
};

/** Something about the person and not about a post; its public id. */
export const insertPersonal = async (tx: Tx, row: NewPersonalNotification): Promise<string> => {
  const publicId = newPublicId();
  await tx.insert(notifications).values({ ...row, publicId, postId: null, actorId: null });
  return publicId;
};
