import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { invitationsKeptMs } from './own-data.ts';

/** See `docs/security/retention.md`. */
export const adminKept: readonly KeptFor[] = [
  {
    name: 'staff-invitations',
    table: 'staff_invitations',
    ended: 'least(accepted_at, revoked_at, expires_at)',
    keptMs: invitationsKeptMs,
  },
];
