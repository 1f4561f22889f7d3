import type { InvitationOffer, StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import type { InvitationRow } from './queries-invitations.ts';

const invited = (row: InvitationRow) => ({
  role: row.role,
  place: row.place,
  institution: row.institution,
  unit: row.unit,
  email: row.email,
  invitedBy: row.invitedBy,
  expiresAt: row.expiresAt.toISOString(),
});

/** An invitation in the administrator's list. */
export const presentInvitation = (row: InvitationRow, now: Date): StaffInvitation => ({
  id: row.id,
  ...invited(row),
  expired: row.expiresAt <= now,
  createdAt: row.createdAt.toISOString(),
});

/** What who holds the link is told; `email`: the confirmed address of who asks. */
export const presentOffer = (row: InvitationRow, email: string | null): InvitationOffer => ({
  ...invited(row),
  mine: email === row.email,
});
