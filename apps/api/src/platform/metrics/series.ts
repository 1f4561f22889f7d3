import type { Described, Labels } from './metrics.ts';

/** What a metric keeps for each combination of labels that was asked for. */
export interface SeriesOf<L extends string, S> {
  readonly of: (labels: Labels<L>) => S;
  readonly all: () => readonly (readonly [Labels<L>, S])[];
}

/** Series are made when first asked for, and stay. */
export const createSeries = <L extends string, S>(
  { labels: names = [] }: Described<L>,
  make: () => S,
): SeriesOf<L, S> => {
  const known = new Map<string, readonly [Labels<L>, S]>();
  return {
    of: (labels) => {
      const key = names.map((name) => labels[name]).join('\n');
      const found = known.get(key);
      if (found !== undefined) return found[1];
      const made = make();
      known.set(key, [labels, made]);
      return made;
    },
    all: () => [...known.values()],
  };
};
