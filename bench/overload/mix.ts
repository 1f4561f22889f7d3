import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Site } from '../harness/site.ts';
import { browserEncodings, get } from '../rows/reads.ts';
import { replyOf } from '../rows/reply.ts';
import { pagePath } from '../rows/thread-page.ts';
import type { Work } from './messages.ts';

/** Threads that everybody reads: their pages are kept. */
const hotThreads = 200;
/** More than are asked for in one run, so that hardly one is asked for twice. */
const coldThreads = 20_000;
/** Nobody writes twice in one run: everybody's rate is kept. */
const writers = 20_000;

/** Address of a forum's list. */
export const listPath = (place: string): string => threadRoutes.listThreads.path.replace(':place', place);

/** What people do at an ordinary time, in the parts in which they do it. */
export const ordinaryMix = async (site: Site): Promise<{ readonly works: readonly Work[]; readonly warm: Work[] }> => {
  const hot = site.threads.slice(0, hotThreads);
  const places = [...new Set(site.threads.map(({ place }) => place))];
  const cold = await site.query<{ id: string }>(
    `select t.public_id as id from threads t join places p on p.id = t.place_id
     where p.visibility = 'public' and not t.public_id = any ($1) order by md5(t.public_id || 'cold') limit $2`,
    [hot.map(({ id }) => id), coldThreads],
  );
  const people = await site.signIn(writers);
  const pages: Work = {
    name: 'kept pages',
    share: 40,
    requests: hot.map(({ id }) => get(pagePath(id), browserEncodings)),
    rooms: [],
  };
  const html: Work = {
    name: 'kept first HTML',
    share: 10,
    requests: hot.map((thread) => get(threadAddress(thread), { ...browserEncodings, 'accept-language': 'pl' })),
    rooms: [],
  };
  const works: Work[] = [
    pages,
    html,
    {
      name: 'pages not kept',
      share: 15,
      requests: cold.map(({ id }) => get(pagePath(id), browserEncodings)),
      rooms: [],
    },
    { name: 'lists', share: 24, requests: places.map((place) => get(listPath(place), browserEncodings)), rooms: [] },
    { name: 'replies', share: 10, requests: people.map(replyOf), rooms: [] },
    { name: 'sockets joining', share: 1, requests: [], rooms: hot.map(({ id }) => `thread:${id}`) },
  ];
  return { works, warm: [pages, html] };
};
