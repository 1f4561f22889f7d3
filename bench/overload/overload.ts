import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startAppServer, type AppServer } from '../harness/app-server.ts';
import { startChild } from '../harness/child.ts';
import { BenchFault } from '../harness/fault.ts';
import type { Site } from '../harness/site.ts';
import type { Line } from '../row.ts';
import { browserEncodings, get } from '../rows/reads.ts';
import { pagePath } from '../rows/thread-page.ts';
import { Outcomes, type Outcome } from './messages.ts';
import { listPath, ordinaryMix } from './mix.ts';
import { untilOrdinary } from './recovery.ts';
import { dropSlowClients, type Dropped } from './slow-clients.ts';

interface Settings {
  readonly quick: boolean;
  readonly profileDir: string | null;
  readonly say: (text: string) => void;
}

/** As in the other benchmarks: so many ask at once while it is found out what is carried. */
const lanes = 50;
const times = 3;
const lasting = { warmSeconds: 4, carrySeconds: 6, offerSeconds: 15 };
const quickly = { warmSeconds: 1, carrySeconds: 1, offerSeconds: 2 };

/** Short pauses for its own garbage, on a thread of its own: what the load waits for is taken for the server's delay. */
const loadFlags = ['--max-semi-space-size=4', '--v8-pool-size=1'];

const ms = (value: number | null): string => (value === null ? '' : `${Math.round(value)} ms`);

const rowOf = ({ name, served, refused, wrong, ...within }: Outcome, seconds: number): string =>
  [
    name,
    `${Math.round(served / seconds)}/s`,
    `${Math.round(refused / seconds)}/s`,
    Object.entries(wrong)
      .map(([what, count]) => `${count} × ${what}`)
      .join(', '),
    ms(within.servedP50Ms),
    ms(within.servedP99Ms),
    ms(within.refusedP50Ms),
    ms(within.refusedP99Ms),
  ].join(' | ');

const table = ({ works, seconds }: Outcomes): string =>
  [
    '| work | served | refused | other | served, p50 | p99 | refused, p50 | p99 |',
    '|---|---|---|---|---|---|---|---|',
    ...works.map((outcome) => `| ${rowOf(outcome, seconds)} |`),
  ].join('\n');

const wrongOf = (outcome: Outcome | undefined): number =>
  Object.values(outcome?.wrong ?? {}).reduce((sum, count) => sum + count, 0);

const line = (work: string, unit: Line['unit'], ours: number, atMost: number, note?: string): Line => ({
  work,
  unit,
  ours,
  limit: null,
  limitName: '',
  goal: { of: 'ours', must: 'be at most', value: atMost },
  ...(note === undefined ? {} : { note }),
});

const slowLine = ({ slowestMs, kinds }: Dropped): Line =>
  line(
    'slow clients are gone after',
    's',
    slowestMs / 1000,
    30,
    kinds
      .map(({ name, left, lastMs }) => `${name} ${left === 0 ? `${(lastMs / 1000).toFixed(0)} s` : `${left} left`}`)
      .join(', '),
  );

/** Finds out what our server carries on this database, offers it three times that, and tells how it fares. */
export const overload = async (site: Site, { quick, profileDir, say }: Settings): Promise<readonly Line[]> => {
  const { warmSeconds, carrySeconds, offerSeconds } = quick ? quickly : lasting;
  const page = pagePath(site.threads[0]?.id ?? '');
  const { databaseUrl, tokenSecret } = site;
  const server: AppServer = await startAppServer({ databaseUrl, tokenSecret, firstPath: page, profileDir });
  const { url } = server;
  const load = startChild(join(import.meta.dirname, 'load-process.ts'), { execArgv: loadFlags });
  const { works, warm } = await ordinaryMix(site);

  say('What it carries ...');
  await load.call('carry', { url, works: warm, lanes: 8, seconds: warmSeconds }, Outcomes);
  await load.call('carry', { url, works, lanes, seconds: warmSeconds }, Outcomes);
  const carried = await load.call('carry', { url, works, lanes, seconds: carrySeconds }, Outcomes);
  say(table(carried));
  const capacity = (carried.works[0]?.served ?? 0) / carried.seconds;
  if (!(capacity > 0)) throw new BenchFault('Nothing was served: there is nothing to offer three times of.');

  const ordinary = [get(listPath(site.largestForum)), get(page, browserEncodings)];
  await untilOrdinary(url, ordinary);
  say(`\nThree times that, ${Math.round(times * capacity)}/s for ${offerSeconds} s ...`);
  const offering = load.call('offer', { url, works, perSecond: times * capacity, seconds: offerSeconds }, Outcomes);
  await wait(offerSeconds * 1000);
  const recoveryMs = await untilOrdinary(url, ordinary);
  const offered = await offering;
  say(table(offered));
  say(`The load itself was late by ${ms(offered.lateP99Ms)} (p99): it shares the machine with the server.`);
  const [all] = offered.works;
  const memoryMb = (await server.peakMemoryBytes()) / 1024 / 1024;
  const lines = [
    line('refused within (p99)', 'ms', all?.refused === 0 ? 0 : (all?.refusedP99Ms ?? Number.NaN), 100),
    line('served within (p99)', 'ms', all?.servedP99Ms ?? Number.NaN, 1000),
    line('answers that are neither, and none', '', wrongOf(all), 0),
    line('peak memory (resident)', 'MB', memoryMb, 512),
    line('ordinary again after', 's', recoveryMs / 1000, 10),
  ];
  if (quick) return lines;
  say('\nSlow clients ...');
  return [...lines, slowLine(await dropSlowClients(url, page))];
};
