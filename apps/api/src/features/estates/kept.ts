import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const estatesKept: readonly KeptFor[] = [
  {
    what: 'Stairwell codes, with how many used them',
    table: 'stairwell_codes',
    ended: 'least(expires_at, withdrawn_at)',
    keptMs: retention.stairwellCodesMs,
    why: 'They tell nothing about people; long enough to look into a complaint about a poster.',
  },
  {
    what: 'Requests to be let into an estate, once decided or withdrawn',
    table: 'join_requests',
    ended: 'closed_at',
    keptMs: retention.joinRequestsMs,
    why: 'As long as other decisions about people.',
  },
];
