import type { Described, Labels, Observe } from './metrics.ts';
import { createSeries } from './series.ts';

/** Values of one series: how many fell into each bucket (the last: above all bounds), and their sum. */
interface Distribution {
  readonly counts: Float64Array;
  sum: number;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

const labelText = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

/**
 * A histogram whose `observe` is a comparison and two additions. prom-client finds the series anew, by a text made of all
 * labels, for each value: on a page out of the cache that alone was measured at more than the 3 % that figures may cost.
 */
export const createHistogram = <L extends string>(
  described: Described<L> & { readonly buckets: readonly number[] },
) => {
  const { name, help, buckets } = described;
  const series = createSeries(described, (): Distribution => ({
    counts: new Float64Array(buckets.length + 1),
    sum: 0,
  }));

  const observer = (distribution: Distribution): Observe => {
    const { counts } = distribution;
    return (value) => {
      let bucket = 0;
      while (bucket < buckets.length && value > (buckets[bucket] ?? Infinity)) bucket += 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      distribution.sum += value;
    };
  };

  const linesOf = (labels: Labels<L>, { counts, sum }: Distribution): string[] => {
    let total = 0;
    const bucketLines = [...counts].map((count, bucket) => {
      total += count;
      return `${name}_bucket${labelText({ ...labels, le: String(buckets[bucket] ?? '+Inf') })} ${String(total)}`;
    });
    return [
      ...bucketLines,
      `${name}_sum${labelText(labels)} ${String(sum)}`,
      `${name}_count${labelText(labels)} ${String(total)}`,
    ];
  };

  return {
    of: (labels: Labels<L>): Observe => observer(series.of(labels)),
    /** In Prometheus' text format. */
    text: (): string =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} histogram`,
        ...series.all().flatMap(([labels, distribution]) => linesOf(labels, distribution)),
        '',
      ].join('\n'),
  };
};
