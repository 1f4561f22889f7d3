import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';

/** The reason most people gave; the first in a tie. */
export const mainReason = ({ reasons }: Pick<CaseSummary, 'reasons'>): HideRule | undefined =>
  reasons.reduce<CaseSummary['reasons'][number] | undefined>(
    (most, reason) => (most === undefined || reason.count > most.count ? reason : most),
    undefined,
  )?.reason;

/** How many people reported, for whatever reason. */
export const reportCount = ({ reasons }: Pick<CaseSummary, 'reasons'>): number =>
  reasons.reduce((sum, { count }) => sum + count, 0);

/** How many cases name each reason, in the order of the rules. */
export const reasonCounts = (
  cases: readonly CaseSummary[],
  order: readonly HideRule[],
): readonly { readonly reason: HideRule; readonly count: number }[] =>
  order
    .map((reason) => ({ reason, count: cases.filter((item) => mainReason(item) === reason).length }))
    .filter(({ count }) => count > 0);

/**
 * The case that comes after (or before) another one in the list; at the end it stays.
 * @param step 1 or -1
 */
export const neighbour = (
  cases: readonly CaseSummary[],
  id: string | undefined,
  step: 1 | -1,
): CaseSummary | undefined => {
  const at = cases.findIndex((item) => item.id === id);
  return at === -1 ? cases[0] : (cases[at + step] ?? cases[at]);
};

/** Where to go when a case is decided: the next one, at the end the one before, `undefined` when it was the last. */
export const afterDecision = (cases: readonly CaseSummary[], id: string): CaseSummary | undefined => {
  const at = cases.findIndex((item) => item.id === id);
  return cases[at + 1] ?? (at > 0 ? cases[at - 1] : undefined);
};
