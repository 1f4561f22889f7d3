import type { KeptFor } from '../../platform/doctor/overdue.ts';

/** See `docs/security/retention.md`. */
export const invitationsKept: readonly KeptFor[] = [
  {
    what: 'Links with which neighbours invite each other',
    table: 'neighbour_invitations',
    ended: 'expires_at',
    keptMs: 0,
    why: 'Who came by a link is not kept at all; the link opens nothing after its day.',
  },
];
