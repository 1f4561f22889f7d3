import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { BenchFault } from '../harness/fault.ts';
import { fetchBytes } from '../harness/fetch-bytes.ts';
import type { LoadRequest } from '../harness/messages.ts';
import type { Site } from '../harness/site.ts';
import { measureRates } from '../rates.ts';
import type { Bench, Line, Row } from '../row.ts';
import { get, measureRateRow, readConnections } from './reads.ts';

const listPath = (place: string): string => threadRoutes.listThreads.path.replace(':place', place);

const Listed = Type.Object({ nextCursor: Type.Union([Type.String(), Type.Null()]) });

/** Every page of a forum's list, from the first to the last, by walking it. */
const walk = async (url: string, place: string): Promise<LoadRequest[]> => {
  const requests: LoadRequest[] = [get(listPath(place))];
  for (let request = requests[0]; request !== undefined;) {
    const answer = await fetchBytes(url, request);
    if (answer.status !== 200) throw new BenchFault(`A forum's list answered ${answer.status}.`);
    const { nextCursor } = Value.Parse(Listed, Value.Clean(Listed, JSON.parse(answer.bytes.toString())));
    request = nextCursor === null ? undefined : get(`${listPath(place)}?cursor=${nextCursor}`);
    if (request !== undefined) requests.push(request);
  }
  return requests;
};

/** The same depths for the limit, whose cursor is no secret. */
const depths = async ({ query, largestForum }: Site): Promise<LoadRequest[]> => {
  const rows = await query<{ at: Date; key: string }>(
    `select at, key from (
       select t.last_activity_at as at, t.id as key, row_number() over (order by t.last_activity_at desc, t.id desc) as place
       from threads t join places p on p.id = t.place_id where p.slug = $1) as listed
     where place % $2 = 1 order by place`,
    [largestForum, threadLimits.threadsPerPage],
  );
  return rows.map(({ at, key }) =>
    get(`${listPath(largestForum)}?${new URLSearchParams({ at: at.toISOString(), key }).toString()}`),
  );
};

/** The last full page against the first. */
const measureEnds = async (bench: Bench): Promise<Line> => {
  const { url } = await bench.app(bench.large);
  const requests = await walk(url, bench.large.largestForum);
  // The last of all may hold a single thread.
  const ends = { first: requests.slice(0, 1), last: requests.slice(-2, -1) };
  if (ends.last.length === 0) throw new BenchFault('The largest forum fits on one page: there is no depth to measure.');
  const contender = (name: 'first' | 'last') =>
    ({ name, url, requests: ends[name], status: 200, connections: readConnections }) as const;
  const { first = Number.NaN, last = Number.NaN } = await measureRates(bench, [contender('first'), contender('last')]);
  return {
    work: `forum list, page ${requests.length - 1} for page 1`,
    unit: '/s',
    ours: last,
    limit: first,
    limitName: 'ours, the first page',
    goal: { of: 'ratio', must: 'be at least', value: 0.9 },
  };
};

/** A forum's list, all its pages, by cursor. */
export const forumList: Row = {
  name: 'forum-list',
  measure: async (bench) => {
    const lines = await measureRateRow(bench, {
      work: 'forum list, every depth of the cursor',
      limitName: 'bare Fastify, one prepared list query',
      atLeast: 0.7,
      ours: async (site) => {
        const { url } = await bench.app(site);
        return {
          url,
          requests: await walk(url, site.largestForum),
          status: 200,
          connections: readConnections,
        };
      },
      limit: async () => ({
        ...(await bench.baseline('list-query', { databaseUrl: bench.large.databaseUrl })),
        requests: await depths(bench.large),
        status: 200,
        connections: readConnections,
      }),
    });
    return [...lines, await measureEnds(bench)];
  },
};
