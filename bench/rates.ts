import { fetchAll, type RawAnswer } from './harness/fetch-bytes.ts';
import { LoadResult, type LoadRequest } from './harness/messages.ts';
import { BenchFault } from './harness/fault.ts';
import { Type } from 'typebox';
import { median, type Bench } from './row.ts';

/** One side of a comparison of rates: a server and what it is asked for. */
export interface Contender {
  readonly name: string;
  readonly url: string;
  readonly requests: readonly LoadRequest[];
  /** The status of every answer. */
  readonly status: 200 | 201 | 304;
  readonly connections: number;
  /** So many requests make one piece of work; 1 unless said. */
  readonly requestsPerWork?: number;
}

/** Pieces of work in a second, the median of the rounds, by name of the contender. */
export type Rates = Readonly<Record<string, number>>;

const check = (name: string, { status, seconds, statuses, unanswered }: LoadResult & { status: number }): void => {
  const others = Object.entries(statuses).filter(([given]) => given !== String(status));
  if (seconds <= 0 || others.length > 0 || unanswered > 0 || (statuses[status] ?? 0) === 0) {
    const seen = [...others.map(([given, count]) => `${count} × ${given}`), `${unanswered} × no answer`].join(', ');
    throw new BenchFault(`${name}: every answer has to be ${status}, but there were ${seen}. Nothing was measured.`);
  }
};

/** Answers to reads as they are outside the measurement, to be compared before and after. */
const answersOf = async ({ name, url, requests, status }: Contender): Promise<readonly RawAnswer[]> => {
  const answers = await fetchAll(url, requests);
  const wrong = answers.find((answer) => answer.status !== status);
  if (wrong === undefined) return answers;
  throw new BenchFault(`${name}: an answer has to be ${status}, but was ${wrong.status}: ${wrong.bytes.toString()}`);
};

const sameBytes = (before: readonly RawAnswer[], after: readonly RawAnswer[]): boolean =>
  before.every(({ bytes }, at) => after[at]?.bytes.equals(bytes) === true);

/** Bytes that came with each answer cannot be fewer than the shortest body that was asked for. */
const checkBytes = (name: string, answers: readonly RawAnswer[], { bytes, statuses }: LoadResult): void => {
  const shortest = Math.min(...answers.map((answer) => answer.bytes.length));
  const count = Object.values(statuses).reduce((sum, one) => sum + one, 0);
  if (bytes < shortest * count) throw new BenchFault(`${name}: the answers were shorter than what was asked for.`);
};

/**
 * Loads the contenders in turns, round after round, so that whatever else the machine does falls on all of them. All
 * reads are fetched and compared before and after; during the rounds every answer must have the status.
 */
export const measureRates = async (bench: Bench, contenders: readonly Contender[]): Promise<Rates> => {
  const { rounds, roundSeconds, warmSeconds, say } = bench;
  const load = bench.helper('load-process');
  const run = async (contender: Contender, seconds: number): Promise<LoadResult> => {
    const { name, status } = contender;
    const result = await load.call('run', { name, seconds }, LoadResult);
    check(name, { ...result, status });
    return result;
  };
  const before = new Map<string, readonly RawAnswer[]>();
  for (const contender of contenders) {
    const { name, url, connections, requests, status } = contender;
    const plan = { url, connections, requests, creates: status === 201 };
    await load.call('plan', { name, plan }, Type.Null());
    if (status !== 201) before.set(name, await answersOf(contender));
    await run(contender, warmSeconds);
  }
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const { name, status, requestsPerWork = 1 } = contender;
      const result = await run(contender, roundSeconds);
      const answers = before.get(name);
      if (answers !== undefined) checkBytes(name, answers, result);
      const rate = (result.statuses[status] ?? 0) / result.seconds / requestsPerWork;
      rates.get(name)?.push(rate);
      say(`  round ${round}: ${name} ${Math.round(rate)}/s, 99 % within ${Math.round(result.p99Ms)} ms`);
    }
  }
  for (const contender of contenders) {
    const earlier = before.get(contender.name);
    if (earlier !== undefined && !sameBytes(earlier, await answersOf(contender))) {
      throw new BenchFault(`${contender.name}: the answers changed while they were measured.`);
    }
  }
  return Object.fromEntries([...rates].map(([name, values]) => [name, median(values)]));
};
