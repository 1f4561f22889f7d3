import type { KeptFor } from '../../platform/doctor/overdue.ts';

/** See `docs/security/retention.md`. */
export const invitationsKept: readonly KeptFor[] = [
  {
    name: 'neighbour-invitations',
    table: 'neighbour_invitations',
    ended: 'expires_at',
    keptMs: 0,
  },
];
