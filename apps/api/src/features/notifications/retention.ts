import type { KeptFor } from '../../platform/doctor/overdue.ts';

/** As long as one can appeal against the decision that one was told of. */
export const notificationMs = 184 * 86_400_000;

/** See `docs/security/retention.md`. */
export const notificationsKept: readonly KeptFor[] = [
  {
    name: 'notifications',
    table: 'notifications',
    ended: 'created_at',
    keptMs: notificationMs,
  },
];
