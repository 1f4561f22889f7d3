import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export { placesQuery } from '../../lib/places.ts';

const identity = clientOf<typeof identityRoutes>(identityPaths);
const threads = clientOf<typeof threadRoutes>(threadPaths);

/** How the signed-in person signs in, and where. */
export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: ({ signal }) => identity.security({ signal }),
});

/** What the signed-in person says of themselves. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: ({ signal }) => identity.profile({ signal }),
});

/** A neighbour's profile, as far as the reader may see it. */
export const personQuery = (handle: string) =>
  queryOptions({
    queryKey: ['person', handle],
    queryFn: ({ signal }) => identity.person({ params: { handle }, signal }),
  });

/** What someone wrote, newest first, in forums that the reader may read. */
export const personPostsQuery = (handle: string) =>
  infiniteQueryOptions({
    queryKey: ['personPosts', handle],
    queryFn: ({ pageParam, signal }) =>
      threads.personPosts({
        params: { handle },
        query: pageParam === undefined ? {} : { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
