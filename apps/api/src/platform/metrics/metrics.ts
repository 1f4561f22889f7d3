/** A value for each label; a label has few values, and never one that names a person. */
export type Labels<L extends string> = Readonly<Record<L, string>>;

/** What a metric is called and what it says, as Prometheus shows it. */
export interface Described<L extends string> {
  /** Snake case with its unit, e.g. `forum_job_duration_seconds`; counters end with `_total`. */
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly L[];
}

/** Adds to a counter; 1 where nothing is said. */
export type Count = (by?: number) => void;
/** Takes one value into a histogram, in the unit of its name. */
export type Observe = (value: number) => void;

/** One value of a gauge. */
export interface Reading<L extends string> {
  readonly labels: Labels<L>;
  readonly value: number;
}

/**
 * How the process is doing, in figures for whoever runs it. A name is declared once. Counters and histograms give the series
 * that has these labels; keep it where it is used often: looking it up costs more than counting.
 */
export interface Metrics {
  readonly counter: <L extends string = never>(described: Described<L>) => (labels: Labels<L>) => Count;
  /** `buckets`: upper bounds, ascending, in the unit of the name. */
  readonly histogram: <L extends string = never>(
    described: Described<L> & { readonly buckets: readonly number[] },
  ) => (labels: Labels<L>) => Observe;
  /** Asks `read` whenever somebody looks; while it cannot tell (it throws) there is no value. */
  readonly gauge: <L extends string = never>(
    described: Described<L>,
    read: () => readonly Reading<L>[] | Promise<readonly Reading<L>[]>,
  ) => void;
}

const nothing = (): void => undefined;
const never = () => nothing;

/** Where nobody looks, nothing is kept. */
export const noMetrics: Metrics = { counter: () => never, histogram: () => never, gauge: nothing };

/** The one reading of a gauge without labels. */
export const reading = (value: number): readonly Reading<never>[] => [{ labels: {}, value }];
