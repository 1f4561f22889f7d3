import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { Row } from '../row.ts';
import { browserEncodings, get, measureRateRow, readConnections } from './reads.ts';

/** The first HTML of threads, as a browser of a guest opens them, all made once already. */
export const threadHtml: Row = {
  name: 'thread-html',
  measure: (bench) =>
    measureRateRow(bench, {
      work: 'thread page, first HTML, warm',
      limitName: 'bare Fastify, Buffer of the same bytes',
      atLeast: 0.5,
      ours: async (site) => {
        const { url } = await bench.app(site);
        const headers = { ...browserEncodings, 'accept-language': 'pl' };
        const requests = site.threads.map((thread) => get(threadAddress(thread), headers));
        return { url, requests, status: 200, connections: readConnections };
      },
      limit: async (ours) => ({
        ...ours,
        ...(await bench.baseline('buffer', { from: ours.url, requests: ours.requests })),
      }),
    }),
};
