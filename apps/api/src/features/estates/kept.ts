import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const estatesKept: readonly KeptFor[] = [
  {
    name: 'stairwell-codes',
    table: 'stairwell_codes',
    ended: 'least(expires_at, withdrawn_at)',
    keptMs: retention.stairwellCodesMs,
  },
  {
    name: 'join-requests',
    table: 'join_requests',
    ended: 'closed_at',
    keptMs: retention.joinRequestsMs,
  },
];
