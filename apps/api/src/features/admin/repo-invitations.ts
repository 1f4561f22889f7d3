import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import { staffInvitations } from './tables.ts';

export type NewInvitation = Omit<typeof staffInvitations.$inferInsert, 'id'>;

export const insertInvitation = async (tx: Tx, row: NewInvitation): Promise<bigint> => {
  const [inserted] = await tx.insert(staffInvitations).values(row).returning({ id: staffInvitations.id });
  if (inserted === undefined) throw new Error('The invitation was not written');
  return inserted.id;
};

const open = and(isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt));

/** True while the same is offered to the same address, and could still be accepted. */
export const isInvited = async (
  tx: Tx,
  { email, role, placeId = null, institutionId = null }: NewInvitation,
  now: Date,
): Promise<boolean> => {
  const found = await tx
    .select({ id: staffInvitations.id })
    .from(staffInvitations)
    .where(
      and(
        open,
        eq(staffInvitations.email, email),
        eq(staffInvitations.role, role),
        sql`${staffInvitations.placeId} is not distinct from ${placeId}`,
        sql`${staffInvitations.institutionId} is not distinct from ${institutionId}`,
        sql`${staffInvitations.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  return found.length > 0;
};

/** An open invitation by public id, held until the transaction ends; null: there is none. */
export const lockInvitation = async (tx: Tx, publicId: string) =>
  (
    await tx
      .select()
      .from(staffInvitations)
      .where(and(open, eq(staffInvitations.publicId, publicId)))
      .for('update')
  )[0] ?? null;

/** The invitation of a link, whatever became of it, held until the transaction ends. */
export const lockInvitationOfLink = async (tx: Tx, tokenHash: Uint8Array) =>
  (await tx.select().from(staffInvitations).where(eq(staffInvitations.tokenHash, tokenHash)).for('update'))[0] ?? null;

export type InvitationLock = NonNullable<Awaited<ReturnType<typeof lockInvitationOfLink>>>;

export const changeInvitation = async (
  tx: Tx,
  id: bigint,
  change: Partial<Omit<NewInvitation, 'publicId' | 'email' | 'role'>>,
): Promise<void> => {
  await tx.update(staffInvitations).set(change).where(eq(staffInvitations.id, id));
};

/** Forgets invitations that ended before `before`, however they did. */
export const forgetInvitations = async (db: Db, before: Date): Promise<void> => {
  await db
    .delete(staffInvitations)
    .where(
      or(
        lt(staffInvitations.acceptedAt, before),
        lt(staffInvitations.revokedAt, before),
        lt(staffInvitations.expiresAt, before),
      ),
    );
};
