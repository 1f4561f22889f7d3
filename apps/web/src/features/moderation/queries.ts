import { moderationPaths } from '@moja-ulica/shared/moderation/paths.ts';
import type { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

const moderation = clientOf<typeof moderationRoutes>(moderationPaths);

/** Cases that wait, or those that were decided. */
export type QueueState = 'open' | 'decided';

const queueRefreshMs = 60_000;

/** Cases of the places I moderate, nearest deadline first; looked at anew every minute while shown. */
export const casesQuery = (state: QueueState) =>
  infiniteQueryOptions({
    queryKey: ['cases', state],
    queryFn: ({ pageParam, signal }) =>
      moderation.listCases({ query: { state, ...(pageParam !== undefined && { cursor: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: queueRefreshMs,
  });

/** One case with the post, its context, the reports and the decisions. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => moderation.case({ params: { case: id }, signal }),
  });

/** After a decision: the queues and the case tell the new state. */
export const refreshCases = async (client: QueryClient, id: string): Promise<void> => {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['cases'] }),
    client.invalidateQueries({ queryKey: caseQuery(id).queryKey }),
  ]);
};
