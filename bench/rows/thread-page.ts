import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { AppServer } from '../harness/app-server.ts';
import { fetchAll } from '../harness/fetch-bytes.ts';
import type { LoadRequest } from '../harness/messages.ts';
import type { Site } from '../harness/site.ts';
import type { Row } from '../row.ts';
import { browserEncodings, get, measureRateRow, readConnections } from './reads.ts';

/** Address of the first page of a thread. */
export const pagePath = (thread: string): string =>
  threadRoutes.threadPage.path.replace(':thread', thread).replace(':page', '1');

const pages = ({ threads }: Site, headers: Readonly<Record<string, string>>): LoadRequest[] =>
  threads.map(({ id }) => get(pagePath(id), headers));

/** Pages of many threads as a browser asks for them. */
export const warmPages = (site: Site): LoadRequest[] => pages(site, browserEncodings);

/** The same, all made once already. */
export const threadPageWarm: Row = {
  name: 'thread-page',
  measure: (bench) =>
    measureRateRow(bench, {
      work: 'thread page JSON, warm',
      limitName: 'bare Fastify, Buffer of the same bytes',
      atLeast: 0.5,
      ours: async (site) => {
        const { url } = await bench.app(site);
        return { url, requests: warmPages(site), status: 200, connections: readConnections };
      },
      limit: async (ours) => ({
        ...ours,
        ...(await bench.baseline('buffer', { from: ours.url, requests: ours.requests })),
      }),
    }),
};

/** The same with nothing kept: each page is read, made and written out anew, and not compressed on either side. */
export const threadPageCold: Row = {
  name: 'thread-page-cold',
  measure: (bench) =>
    measureRateRow(bench, {
      work: 'thread page JSON, cache off',
      limitName: 'bare Fastify, one prepared query of 20 posts and authors',
      atLeast: 0.7,
      ours: async (site) => {
        const { url } = await bench.app(site, { PAGE_CACHE_MB: '0' });
        return { url, requests: pages(site, {}), status: 200, connections: readConnections };
      },
      limit: async (ours) => ({
        ...ours,
        ...(await bench.baseline('page-query', { databaseUrl: bench.large.databaseUrl })),
      }),
    }),
};

const unchanged = async ({ url }: AppServer, site: Site): Promise<LoadRequest[]> => {
  const requests = warmPages(site);
  const answers = await fetchAll(url, requests);
  return requests.map((request, at) => ({
    ...request,
    headers: { ...request.headers, 'if-none-match': answers[at]?.headers['etag'] ?? '' },
  }));
};

/** The same by clients that have the page already. */
export const threadPageUnchanged: Row = {
  name: 'thread-page-304',
  measure: (bench) =>
    measureRateRow(bench, {
      work: 'thread page JSON, If-None-Match',
      limitName: 'bare Fastify answering 304',
      atLeast: 0.6,
      ours: async (site) => {
        const server = await bench.app(site);
        return {
          url: server.url,
          requests: await unchanged(server, site),
          status: 304,
          connections: readConnections,
        };
      },
      limit: async (ours) => ({ ...ours, ...(await bench.baseline('not-modified', null)) }),
    }),
};
