import { setTimeout as wait } from 'node:timers/promises';
import { answerParent, handler } from '../harness/rpc.ts';
import { createAsker, type Asker } from './ask.ts';
import { CarryPlan, OfferPlan, type Outcomes, type Work } from './messages.ts';
import { createTally, percentile, type Ending } from './tally.ts';

// The load generator, in a process of its own. Open loop: things are asked at their times, whatever is answered and when, and
// answers are timed from when they were to be asked. autocannon cannot do this: its rates are sent in a burst at the beginning
// of each second, and a connection that waits for an answer asks for nothing, so that the load falls when the server gets slow.

/** How far each kind of work has got: what was asked once is asked again only when all of it was. */
const asked = new Map<string, number>();

/** Takes turns between kinds of work by their shares, evenly. */
const createTurns = (works: readonly Work[]) => {
  const total = works.reduce((sum, { share }) => sum + share, 0);
  const turns = works.map((work) => ({ work, credit: 0 }));
  return (): Work => {
    for (const turn of turns) turn.credit += turn.work.share;
    const most = turns.reduce((one, other) => (other.credit > one.credit ? other : one));
    most.credit -= total;
    return most.work;
  };
};

const askFor = (asker: Asker, { name, requests, rooms }: Work): Promise<Ending> => {
  const at = asked.get(name) ?? 0;
  asked.set(name, at + 1);
  const request = requests[at % requests.length];
  if (request !== undefined) return asker.http(request);
  const room = rooms[at % rooms.length];
  if (room === undefined) throw new Error(`There is nothing to ask for ${name}`);
  return asker.join(room);
};

const createRun = (url: string, works: readonly Work[]) => {
  const asker = createAsker(url);
  const next = createTurns(works);
  const all = createTally('all');
  const tallies = new Map(works.map(({ name }) => [name, createTally(name)]));
  const late: number[] = [];
  return {
    /** Asks for the next thing, which was to be asked at `dueAt`. */
    ask: async (dueAt: number): Promise<void> => {
      const work = next();
      late.push(performance.now() - dueAt);
      const ending = await askFor(asker, work);
      const ms = performance.now() - dueAt;
      all.count(ending, ms);
      tallies.get(work.name)?.count(ending, ms);
    },
    outcomes: async (seconds: number): Promise<Outcomes> => {
      await asker.close();
      const told = [all, ...tallies.values()].map((tally) => tally.outcome());
      return { seconds, works: told, lateP99Ms: percentile(late, 0.99) };
    },
  };
};

const carry = async ({ url, works, lanes, seconds }: CarryPlan): Promise<Outcomes> => {
  const run = createRun(url, works);
  const beganAt = performance.now();
  const endAt = beganAt + seconds * 1000;
  const lane = async (): Promise<void> => {
    for (let now = performance.now(); now < endAt; now = performance.now()) await run.ask(now);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return run.outcomes((performance.now() - beganAt) / 1000);
};

const offer = async ({ url, works, perSecond, seconds }: OfferPlan): Promise<Outcomes> => {
  const run = createRun(url, works);
  const beganAt = performance.now();
  const count = Math.round(perSecond * seconds);
  // Counted, not kept: a hundred thousand promises would be pauses of this process for its own garbage.
  let left = count;
  const ended = Promise.withResolvers<undefined>();
  const end = (): void => {
    left -= 1;
    if (left === 0) ended.resolve(undefined);
  };
  let sent = 0;
  while (sent < count) {
    const due = Math.min(count, Math.floor(((performance.now() - beganAt) / 1000) * perSecond) + 1);
    for (; sent < due; sent += 1) run.ask(beganAt + (sent / perSecond) * 1000).then(end, ended.reject);
    await wait(1);
  }
  await ended.promise;
  return run.outcomes(seconds);
};

answerParent({ carry: handler(CarryPlan, carry), offer: handler(OfferPlan, offer) });
