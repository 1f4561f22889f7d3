import type { PersonalData } from '../identity/index.ts';
import { ownInvitations } from './queries-own-data.ts';
import { eraseInvitations } from './repo-erasure.ts';

/** How long an invitation is kept after it ended; the audit log says who got which role for longer, without the address. */
export const invitationsKeptMs = 30 * 86_400_000;

const byStaff = 'Who changed a setting of the site, as a key without a name; what they did is in the audit log.';

/** Invitations to a role, and settings of the site. */
export const adminData: PersonalData = {
  documents: [ownInvitations],
  notExported: {
    'staff_invitations.invited_by': 'Addresses of others: what was offered to them is theirs.',
    'site_settings.changed_by': byStaff,
  },
  erasers: [eraseInvitations],
  notErased: { 'site_settings.changed_by': byStaff },
};
