import { joinRequestPaths } from '@moja-ulica/shared/estates/join-request-paths.ts';
import type { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export const joinRequests = clientOf<typeof joinRequestRoutes>(joinRequestPaths);

export const requestsKey = (place: string) => ['joinRequests', 'of', place] as const;

/** Who waits to be let in, the first first: the 50 that are next. */
export const requestsQuery = (place: string) =>
  queryOptions({
    queryKey: requestsKey(place),
    queryFn: ({ signal }) => joinRequests.list({ params: { place }, signal }),
  });
