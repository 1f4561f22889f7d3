import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { invitationsKeptMs } from './own-data.ts';

/** See `docs/security/retention.md`. */
export const adminKept: readonly KeptFor[] = [
  {
    what: 'Invitations to a role, with their address',
    table: 'staff_invitations',
    ended: 'least(accepted_at, revoked_at, expires_at)',
    keptMs: invitationsKeptMs,
    why: 'Administrators see for a month what became of an invitation; the audit log says who invited, without the address.',
  },
];
