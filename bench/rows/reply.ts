import { setTimeout as wait } from 'node:timers/promises';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { LoadRequest } from '../harness/messages.ts';
import type { Site, Writer } from '../harness/site.ts';
import type { Row } from '../row.ts';
import { measureRateRow } from './reads.ts';

const writers = 8;
/** More people than replies in the seconds that one has to wait between two posts: nobody's rate is exceeded. */
const people = 20_000;
/** How long the jobs of what was written may take before the next is measured. */
const jobsWithinMs = 60_000;

const body = JSON.stringify({
  body: 'U nas na klatce było **podobnie**. Napisaliśmy do spółdzielni i po tygodniu przyszła odpowiedź: wymienią lampy do końca miesiąca, a do tego czasu świeci się ta przy wejściu.',
});

/** A reply of somebody who may write there; each sending gets a key of its own. */
export const replyOf = ({ authorization, thread }: Writer): LoadRequest => ({
  method: 'POST',
  path: threadRoutes.createReply.path.replace(':thread', thread),
  headers: { authorization, 'content-type': 'application/json' },
  body,
});

/** Waits until everything that follows from posts is done; how many jobs were left when patience ended. */
export const untilJobsDone = async ({ query }: Site): Promise<number> => {
  const deadline = performance.now() + jobsWithinMs;
  for (;;) {
    const [left] = await query<{ jobs: number }>(
      `select (select count(*) from job_outbox)::int + (select count(*) from pgboss.job
         where state in ('created', 'retry', 'active') and name = 'post.created')::int as jobs`,
    );
    const jobs = left?.jobs ?? 0;
    if (jobs === 0 || performance.now() > deadline) return jobs;
    await wait(250);
  }
};

/** Replies by eight at once into many threads, with all that belongs to one. */
export const reply: Row = {
  name: 'reply',
  measure: async (bench) => {
    const measured = await measureRateRow(bench, {
      work: 'reply, 8 writers, many threads',
      limitName: 'bare Fastify, insert and counter in one transaction',
      atLeast: 0.35,
      ours: async (site) => {
        const { url } = await bench.app(site);
        const requests = (await site.signIn(people)).map(replyOf);
        return { url, requests, status: 201, connections: writers };
      },
      limit: async (ours) => ({
        ...ours,
        ...(await bench.baseline('insert', {
          databaseUrl: bench.large.databaseUrl,
          threads: ours.requests.map(({ path }) => path.split('/').at(-2)),
        })),
      }),
    });
    bench.say('  waiting for the jobs of these replies');
    const left = await untilJobsDone(bench.large);
    return measured.map((line, at) => (at === 0 && left > 0 ? { ...line, note: `${left} jobs still to do` } : line));
  },
};
