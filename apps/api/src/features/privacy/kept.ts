import type { KeptFor } from '../../platform/doctor/overdue.ts';
import { retention } from './retention.ts';

/** See `docs/security/retention.md`. */
export const privacyKept: readonly KeptFor[] = [
  {
    name: 'leaving-accounts',
    table: 'users',
    ended: 'leaves_at',
    keptMs: 0,
  },
  {
    name: 'erasing-names',
    table: 'erasures',
    ended: 'case when finished_at is null then began_at end',
    keptMs: 0,
  },
  {
    name: 'erasures',
    table: 'erasures',
    ended: 'finished_at',
    keptMs: retention.erasureRowMs,
  },
  {
    name: 'exports',
    table: 'data_exports',
    ended: "case when state = 'ready' then expires_at end",
    keptMs: 0,
  },
  {
    name: 'export-requests',
    table: 'data_exports',
    ended: 'asked_at',
    keptMs: retention.exportRowMs,
  },
];
