import { asc, eq, or } from 'drizzle-orm';
import { onePage, type OwnDocument } from '../identity/index.ts';
import { users } from '../identity/tables.ts';
import { staffInvitations } from './tables.ts';

/** Invitations sent to the person's address, and those they accepted. Not the links. */
export const ownInvitations: OwnDocument = {
  name: 'staff-invitations',
  of: ['staff_invitations.email', 'staff_invitations.accepted_by'],
  pages: (db, { id }) =>
    onePage(
      db
        .select({
          email: staffInvitations.email,
          role: staffInvitations.role,
          unit: staffInvitations.unit,
          sentAt: staffInvitations.createdAt,
          expiresAt: staffInvitations.expiresAt,
          acceptedAt: staffInvitations.acceptedAt,
          withdrawnAt: staffInvitations.revokedAt,
        })
        .from(staffInvitations)
        .where(
          or(
            eq(staffInvitations.acceptedBy, id),
            eq(staffInvitations.email, db.select({ email: users.email }).from(users).where(eq(users.id, id))),
          ),
        )
        .orderBy(asc(staffInvitations.id)),
    ),
};
