import type { Site } from './harness/site.ts';
import type { AppServer } from './harness/app-server.ts';
import type { Child } from './harness/child.ts';

/** What a line of the table has to reach. */
export interface Goal {
  /** Which figure: ours, or its ratio to what stands beside it. */
  readonly of: 'ours' | 'ratio';
  readonly must: 'be at least' | 'be at most';
  readonly value: number;
}

/** Nothing: a number of things. */
export type Unit = '/s' | 'ms' | 's' | 'MB' | '';

/** One line of the table. */
export interface Line {
  readonly work: string;
  readonly unit: Unit;
  readonly ours: number;
  /** What it is measured against, in the same unit; null where there is nothing but the goal. */
  readonly limit: number | null;
  readonly limitName: string;
  readonly goal: Goal;
  /** What else was seen, in a few words. */
  readonly note?: string;
}

/** What a row measures with. */
export interface Bench {
  /** The database that was named. */
  readonly large: Site;
  /** One of 10 000 posts beside it; null: growth is not measured. */
  readonly small: Site | null;
  readonly rounds: number;
  readonly roundSeconds: number;
  /** Before the first round, so that code is compiled and caches are warm. */
  readonly warmSeconds: number;
  /** So many clients in the crowds of the fan-out. */
  readonly crowds: readonly number[];
  /** Starts our server; ended at the end of the row at the latest. */
  readonly app: (site: Site, env?: Readonly<Record<string, string>>) => Promise<AppServer>;
  /** Starts one of baselines/ with its input; the address it answers at. */
  readonly baseline: (name: string, input: unknown) => Promise<{ readonly url: string }>;
  /** A process of harness/, ended with the row. */
  readonly helper: (name: string) => Child;
  /** Tells what is being done. */
  readonly say: (text: string) => void;
}

/** Something that is measured: one or more lines of the table. */
export interface Row {
  /** As it is named on the command line. */
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<readonly Line[]>;
}

/** Ours to the limit; null where there is no limit. */
export const ratioOf = ({ ours, limit }: Pick<Line, 'ours' | 'limit'>): number | null =>
  limit === null ? null : ours / limit;

/** True when the line reaches its goal. A figure that is missing reaches nothing. */
export const reaches = (line: Line): boolean => {
  const { of, must, value } = line.goal;
  const figure = of === 'ours' ? line.ours : (ratioOf(line) ?? Number.NaN);
  return must === 'be at least' ? figure >= value : figure <= value;
};

/** The middle value, or the mean of the two in the middle; not a number when there are none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
};
