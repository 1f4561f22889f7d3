import { reportIt, type Invariant } from '../doctor/invariant.ts';
import { overdue } from '../doctor/overdue.ts';
import { keptHours } from './retention.ts';

const keptMs = keptHours * 3_600_000;

/** What holds of the platform's own tables at every moment. */
export const platformInvariants: readonly Invariant[] = [
  {
    name: 'platform.keys',
    rule: 'A remembered creating request has its result.',
    broken: `select operation || ' of ' || created_at as subject from idempotency_keys where result_id <= 0`,
    advice: reportIt,
  },
  overdue('platform.retention', [
    { table: 'idempotency_keys', ended: 'created_at', keptMs },
    { table: 'rate_counters', ended: 'window_start', keptMs },
  ]),
];
