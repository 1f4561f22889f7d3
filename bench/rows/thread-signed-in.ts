import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Row } from '../row.ts';
import { browserEncodings, get, measureRateRow, readConnections } from './reads.ts';
import { pagePath } from './thread-page.ts';

const overlayPath = (thread: string): string =>
  threadRoutes.overlay.path.replace(':thread', thread).replace(':page', '1');

/** Pages of many threads by many signed-in people: the shared page, and what only they see of it. Both make one piece of work. */
export const threadSignedIn: Row = {
  name: 'thread-signed-in',
  measure: (bench) =>
    measureRateRow(bench, {
      work: 'thread page signed in, page and overlay',
      limitName: 'bare Fastify, one prepared query of 20 posts and authors',
      atLeast: 0.5,
      ours: async (site) => {
        const { url } = await bench.app(site);
        const readers = await site.signIn(site.threads.length);
        // A connection takes a run of them: a page, its overlay, the next page.
        const requests = site.threads.flatMap(({ id }, at) => {
          const authorization = readers[at % readers.length]?.authorization ?? '';
          const headers = { ...browserEncodings, authorization };
          return [get(pagePath(id), headers), get(overlayPath(id), headers)];
        });
        return { url, requests, status: 200, connections: readConnections, requestsPerWork: 2 };
      },
      limit: async () => ({
        ...(await bench.baseline('page-query', { databaseUrl: bench.large.databaseUrl })),
        requests: bench.large.threads.map(({ id }) => get(pagePath(id))),
        status: 200,
        connections: readConnections,
      }),
    }),
};
