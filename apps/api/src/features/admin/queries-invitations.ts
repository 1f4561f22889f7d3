import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { olderThan } from '../../platform/db/last-shown.ts';
import type { Duty } from '../estates/index.ts';
import { memberships, places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { staffInvitations } from './tables.ts';

const select = (db: Db) =>
  db
    .select({
      key: staffInvitations.id,
      id: staffInvitations.publicId,
      email: staffInvitations.email,
      role: staffInvitations.role,
      unit: staffInvitations.unit,
      place: { slug: places.slug, name: places.name },
      institution: { slug: institutions.slug, name: institutions.name },
      invitedBy: users.displayName,
      /** See `isOffered`. */
      inviterIsAdmin: users.admin,
      inviterSuspendedUntil: users.suspendedUntil,
      createdAt: staffInvitations.createdAt,
      expiresAt: staffInvitations.expiresAt,
      acceptedAt: staffInvitations.acceptedAt,
      revokedAt: staffInvitations.revokedAt,
    })
    .from(staffInvitations)
    .leftJoin(places, eq(places.id, staffInvitations.placeId))
    .leftJoin(institutions, eq(institutions.id, staffInvitations.institutionId))
    .leftJoin(users, eq(users.id, staffInvitations.invitedBy));

export type InvitationRow = Awaited<ReturnType<typeof select>>[number];

/** An invitation of who runs the site no more, or is suspended, offers nothing: it is that person who answers for it. */
export const isOffered = (
  { inviterIsAdmin, inviterSuspendedUntil }: Pick<InvitationRow, 'inviterIsAdmin' | 'inviterSuspendedUntil'>,
  now: Date,
): boolean => inviterIsAdmin === true && (inviterSuspendedUntil === null || inviterSuspendedUntil <= now);

/** Those neither accepted nor withdrawn, the newest first, behind the one with this public id. */
export const readInvitations = (
  db: Db,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<InvitationRow[]> =>
  select(db)
    .where(
      and(isNull(staffInvitations.acceptedAt), isNull(staffInvitations.revokedAt), olderThan(staffInvitations, after)),
    )
    .orderBy(desc(staffInvitations.id))
    .limit(limit);

export const readInvitation = async (db: Db, key: bigint): Promise<InvitationRow | null> =>
  (await select(db).where(eq(staffInvitations.id, key)))[0] ?? null;

/** The invitation of a link, whatever became of it. */
export const readInvitationOfLink = async (db: Db, tokenHash: Uint8Array): Promise<InvitationRow | null> =>
  (await select(db).where(eq(staffInvitations.tokenHash, tokenHash)))[0] ?? null;

/** Addresses and languages of all administrators. */
export const readAdmins = (db: Db) =>
  db
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(and(sql`${users.admin}`, isNull(users.deletedAt)));

/** Language of the account with this address; null: there is none. */
export const readLocaleOf = async (db: Db, email: string): Promise<string | null> =>
  (
    await db
      .select({ locale: users.locale })
      .from(users)
      .where(and(eq(users.email, email), isNull(users.deletedAt)))
  )[0]?.locale ?? null;

/** What a person is in a place beside a resident. */
export const readDuties = async (db: Db, userId: bigint, placeId: bigint): Promise<Duty[]> => {
  const [row] = await db
    .select({ roles: memberships.roles })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), eq(memberships.placeId, placeId)));
  return (row?.roles ?? []).flatMap((role) => (role === 'resident' ? [] : [role]));
};
