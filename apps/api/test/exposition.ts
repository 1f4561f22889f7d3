/** What Prometheus would have read, in the text format of its exposition. */
export interface Exposition {
  /** Names of metrics as declared (`# TYPE`), a histogram under its own name. */
  readonly names: readonly string[];
  /** Names that a query can use: those of a histogram end with `_bucket`, `_sum` and `_count`. */
  readonly queryable: ReadonlySet<string>;
  readonly text: string;
  /** The sum of all values of the metric that have these labels; null: there is none. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | null;
  /** All values that a label has. */
  readonly labelValues: (label: string) => ReadonlySet<string>;
}

interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

const sampleOf = (line: string): Sample => {
  const parts = /^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$/i.exec(line);
  if (parts === null) throw new Error(`No sample: ${line}`);
  const [, name = '', labels = '', value = ''] = parts;
  const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gi)].map(
    ([, key = '', text = '']) => [key, text] as const,
  );
  return { name, labels: new Map(pairs), value: Number(value) };
};

const suffixes: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

export const parseExposition = (text: string): Exposition => {
  const lines = text.split('\n').filter((line) => line !== '');
  const declared = lines.flatMap((line) => {
    const parts = /^# TYPE (\S+) (\S+)$/.exec(line);
    return parts === null ? [] : [{ name: parts[1] ?? '', type: parts[2] ?? '' }];
  });
  const samples = lines.filter((line) => !line.startsWith('#')).map(sampleOf);
  return {
    text,
    names: declared.map(({ name }) => name),
    queryable: new Set(declared.flatMap(({ name, type }) => (suffixes[type] ?? ['']).map((end) => `${name}${end}`))),
    value: (name, labels = {}) => {
      const wanted = Object.entries(labels);
      const found = samples.filter(
        (sample) => sample.name === name && wanted.every(([key, value]) => sample.labels.get(key) === value),
      );
      return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
    },
    labelValues: (label) => new Set(samples.flatMap(({ labels }) => labels.get(label) ?? [])),
  };
};
