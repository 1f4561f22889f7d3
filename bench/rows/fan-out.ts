import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Child } from '../harness/child.ts';
import { BenchFault } from '../harness/fault.ts';
import { fetchBytes } from '../harness/fetch-bytes.ts';
import type { LoadRequest } from '../harness/messages.ts';
import { median, type Bench, type Line, type Row } from '../row.ts';
import { replyOf, untilJobsDone } from './reply.ts';

const postsPerRound = 5;
/** Of many places; enough in one of them to write each reply. */
const peopleSignedIn = 500;
/** Arriving in a room is news as well: let it be told before anything is measured. */
const settleMs = 1500;

const Answer = Type.Record(Type.String(), Type.Unknown());

interface Side {
  readonly crowd: Child;
  readonly url: string;
  readonly next: () => LoadRequest;
}

const gathered = async (bench: Bench, url: string, clients: number, room: string): Promise<Child> => {
  const crowd = bench.helper('crowd-process');
  await crowd.call('gather', { url, clients, room }, Type.Null());
  return crowd;
};

const hear = async ({ crowd, url, next }: Side): Promise<number> =>
  crowd.call('trigger', { url, trigger: { request: next(), status: 201 } }, Type.Number());

/** One crowd hears of replies by many, another of bare emits, in turns. */
const measureCrowd = async (bench: Bench, clients: number): Promise<Line> => {
  const { url } = await bench.app(bench.large);
  const people = await bench.large.signIn(peopleSignedIn, 1);
  const thread = people[0]?.thread ?? '';
  const queue = people.filter((person) => person.thread === thread);
  const nextReply = (): LoadRequest => {
    const value = queue.pop();
    if (value === undefined) throw new BenchFault('Too few people live in one place to write all the replies.');
    const request = replyOf(value);
    return { ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } };
  };

  const answer = await fetchBytes(url, nextReply());
  const payload = Value.Parse(Answer, JSON.parse(answer.bytes.toString()));
  const limit = await bench.baseline('emit', { payload });
  bench.say(`  ${clients} sockets join two rooms`);
  const sides: Record<'limit' | 'ours', Side> = {
    limit: {
      crowd: await gathered(bench, limit.url, clients, `thread:${thread}`),
      url: limit.url,
      next: () => ({ method: 'POST', path: `/emit/thread:${thread}`, headers: {} }),
    },
    ours: { crowd: await gathered(bench, url, clients, `thread:${thread}`), url, next: nextReply },
  };
  await wait(settleMs);
  const times: Record<'limit' | 'ours', number[]> = { limit: [], ours: [] };
  for (let round = 0; round <= bench.rounds; round += 1) {
    for (const name of ['limit', 'ours'] as const) {
      const heard: number[] = [];
      for (let post = 0; post < postsPerRound; post += 1) {
        await wait(100);
        heard.push(await hear(sides[name]));
      }
      // The first round is for warming up.
      if (round > 0) times[name].push(median(heard));
    }
  }
  await untilJobsDone(bench.large);
  for (const { crowd } of Object.values(sides)) await crowd.stop();
  return {
    work: `post reaching the last of ${clients} sockets`,
    unit: 'ms',
    ours: median(times.ours),
    limit: median(times.limit),
    limitName: 'bare socket.io emitting the same event to as many',
    goal: { of: 'ratio', must: 'be at most', value: 1.5 },
  };
};

/** From sending a reply until the last reader in the thread's room has it. */
export const fanOut: Row = {
  name: 'fan-out',
  measure: async (bench) => {
    const lines: Line[] = [];
    for (const clients of bench.crowds) lines.push(await measureCrowd(bench, clients));
    return lines;
  },
};
