import { reportIt, type Invariant } from '../../platform/doctor/invariant.ts';

/** What holds of matters at every moment. */
export const matterInvariants: readonly Invariant[] = [
  {
    name: 'matters.state',
    rule: 'A matter has a state; only a matter has a state, an institution or a due date; a due date is an institution’s.',
    broken: `select 'thread ' || public_id || ', ' || kind || ', ' || coalesce(state, 'no state') as subject from threads
      where (kind = 'matter') <> (state is not null)
        or (kind <> 'matter' and (institution_id is not null or due_at is not null))
        or (due_at is not null and institution_id is null)`,
    advice: reportIt,
  },
];
