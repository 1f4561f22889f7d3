import type { KeptFor } from '../../platform/doctor/overdue.ts';

const dayMs = 86_400_000;

/** 12 months, whatever their length. */
export const recordMs = 366 * dayMs;

/** See `docs/security/retention.md`. What is about a post that is still hidden is its reason, and stays with it. */
export const moderationKept: readonly KeptFor[] = [
  {
    name: 'reports',
    table: 'reports',
    ended: '(select c.decided_at from cases c where c.id = case_id)',
    keptMs: recordMs,
  },
  {
    name: 'cases',
    table: 'cases',
    ended: `case when (select p.state from posts p where p.id = post_id) <> 'hidden' then decided_at end`,
    keptMs: recordMs,
  },
  {
    name: 'audit-log',
    table: 'audit_log',
    ended: `case when not exists (select from decisions d where d.public_id = details ->> 'decision') then created_at end`,
    keptMs: recordMs,
  },
];
