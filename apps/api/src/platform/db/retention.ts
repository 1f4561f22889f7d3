import type { KeptFor } from '../doctor/overdue.ts';

/** Idempotency keys are honoured for 24 hours at least; rate counters are about windows of a day at most. */
export const keptHours = 25;

const keptMs = keptHours * 3_600_000;

/** See `docs/security/retention.md`. */
export const platformKept: readonly KeptFor[] = [
  {
    name: 'request-keys',
    table: 'idempotency_keys',
    ended: 'created_at',
    keptMs,
  },
  {
    name: 'rate-counters',
    table: 'rate_counters',
    ended: 'window_start',
    keptMs,
  },
];
