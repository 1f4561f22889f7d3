import type { Outcome } from './messages.ts';

/** What became of one thing that was asked: served, refused with a time to come back, or what else was seen. */
export type Ending = 'served' | 'refused' | { readonly wrong: string };

/** The time within which such a part of them was; null when there are none. */
export const percentile = (times: readonly number[], part: number): number | null =>
  times.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(times.length * part) - 1)] ?? null;

/** Collects how one kind of work ends. */
export const createTally = (name: string) => {
  const served: number[] = [];
  const refused: number[] = [];
  const wrong: Record<string, number> = {};
  return {
    count: (ending: Ending, ms: number): void => {
      if (ending === 'served') served.push(ms);
      else if (ending === 'refused') refused.push(ms);
      else wrong[ending.wrong] = (wrong[ending.wrong] ?? 0) + 1;
    },
    outcome: (): Outcome => ({
      name,
      served: served.length,
      refused: refused.length,
      wrong,
      servedP50Ms: percentile(served, 0.5),
      servedP99Ms: percentile(served, 0.99),
      refusedP50Ms: percentile(refused, 0.5),
      refusedP99Ms: percentile(refused, 0.99),
    }),
  };
};
