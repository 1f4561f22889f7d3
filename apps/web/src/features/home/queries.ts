import { stairwellPaths } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export { ownRequestsQuery } from '../../lib/own-requests.ts';
export { placesQuery } from '../../lib/places.ts';

const threads = clientOf<typeof threadRoutes>(threadPaths);

const stairwells = clientOf<typeof stairwellRoutes>(stairwellPaths);

/** What a code off a poster is for. */
export const heldCodeQuery = (stairwellCode: string) =>
  queryOptions({
    queryKey: ['heldCode', stairwellCode],
    queryFn: ({ signal }) => stairwells.lookAtCode({ params: { stairwellCode }, signal }),
  });

const feedKey = ['feed'] as const;

/** The newest threads of my places (a guest: of all public ones). The server writes it into the first HTML. */
export const feedQuery = queryOptions({
  queryKey: feedKey,
  queryFn: ({ signal }) => threads.feed({ signal }),
});

/** What comes after the first page. */
export const olderFeedQuery = (from: string) =>
  infiniteQueryOptions({
    queryKey: [...feedKey, 'older', from],
    queryFn: ({ pageParam, signal }) => threads.feed({ query: { cursor: pageParam }, signal }),
    initialPageParam: from,
    getNextPageParam: (page) => page.nextCursor,
  });

/** How far I have read these threads, by thread id. Asked anew on each visit: reading changes it. */
export const readPositionsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['readPositions', ids.join(',')],
    queryFn: async ({ signal }) => {
      const { items } = await threads.readPositions({ query: { threads: ids.join(',') }, signal });
      return Object.fromEntries(items.map(({ thread, lastRead }) => [thread, lastRead]));
    },
    staleTime: 0,
  });
