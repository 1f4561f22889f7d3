import type { LoadRequest } from '../harness/messages.ts';
import type { Site } from '../harness/site.ts';
import { measureRates, type Contender, type Rates } from '../rates.ts';
import type { Bench, Line } from '../row.ts';

/** Connections of every row that reads. */
export const readConnections = 50;

/** So much slower may a million posts be than ten thousand. */
const growthAtMost = 1.2;

/** What a browser says that it takes. */
export const browserEncodings = { 'accept-encoding': 'gzip, deflate, br, zstd' };

export const get = (path: string, headers: Readonly<Record<string, string>> = {}): LoadRequest => ({
  method: 'GET',
  path,
  headers: { ...headers },
});

/** How a row of rates is measured. */
export interface RateRow {
  /** As it stands in the table. */
  readonly work: string;
  readonly limitName: string;
  readonly atLeast: number;
  /** Our server on a database, ready to be asked. */
  readonly ours: (site: Site) => Promise<Omit<Contender, 'name'>>;
  /** The limit beside it, on the same database; it may look at what ours is asked. */
  readonly limit: (ours: Omit<Contender, 'name'>) => Promise<Omit<Contender, 'name'>>;
}

const growthLine = (bench: Bench, work: string, rates: Rates): Line[] => {
  const { small, large } = bench;
  const [few, many] = [rates['small'], rates['ours']];
  if (small === null || few === undefined || many === undefined) return [];
  return [
    {
      work: `${work}: at ${large.posts} posts for at ${small.posts}`,
      unit: '/s',
      ours: many,
      limit: few,
      limitName: `ours at ${small.posts} posts`,
      // 1.2 times slower is a rate of 1/1.2.
      goal: { of: 'ratio', must: 'be at least', value: 1 / growthAtMost },
    },
  ];
};

/** Measures ours, the limit, and ours on little data, in turns. */
export const measureRateRow = async (bench: Bench, row: RateRow): Promise<readonly Line[]> => {
  const ours = await row.ours(bench.large);
  const contenders: Contender[] = [
    { ...(await row.limit(ours)), name: 'limit' },
    { ...ours, name: 'ours' },
  ];
  if (bench.small !== null) contenders.push({ ...(await row.ours(bench.small)), name: 'small' });
  const rates = await measureRates(bench, contenders);
  const { ours: reached = Number.NaN, limit = Number.NaN } = rates;
  const { work, limitName, atLeast } = row;
  return [
    { work, unit: '/s', ours: reached, limit, limitName, goal: { of: 'ratio', must: 'be at least', value: atLeast } },
    ...growthLine(bench, work, rates),
  ];
};
