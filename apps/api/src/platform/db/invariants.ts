import { reportIt, type Invariant } from '../doctor/invariant.ts';
import { overdue } from '../doctor/overdue.ts';
import { platformKept } from './retention.ts';

/** What holds of the platform's own tables at every moment. */
export const platformInvariants: readonly Invariant[] = [
  {
    name: 'platform.keys',
    rule: 'A remembered creating request has its result.',
    broken: `select operation || ' of ' || created_at as subject from idempotency_keys where result_id <= 0`,
    advice: reportIt,
  },
  overdue('platform.retention', platformKept),
];
