import type { StairwellCodeState } from '@moja-ulica/shared/estates/schema.ts';

interface StateFacts {
  readonly uses: number;
  readonly maxUses: number;
  readonly expiresAt: Date;
  readonly withdrawnAt: Date | null;
}

/** Whether one can still join with a code; of several reasons why not, the one that no other could mend. */
export const stairwellState = (
  { uses, maxUses, expiresAt, withdrawnAt }: StateFacts,
  now: Date,
): StairwellCodeState => {
  if (withdrawnAt !== null) return 'withdrawn';
  if (expiresAt <= now) return 'expired';
  return uses < maxUses ? 'usable' : 'used_up';
};
