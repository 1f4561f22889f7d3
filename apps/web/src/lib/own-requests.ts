import { joinRequestPaths } from '@moja-ulica/shared/estates/join-request-paths.ts';
import type { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import type { ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { clientOf } from './api-client.ts';
import { useLive } from './socket.ts';

const joinRequests = clientOf<typeof joinRequestRoutes>(joinRequestPaths);

/** What became of my requests to be let into estates. */
export const ownRequestsQuery = queryOptions({
  queryKey: ['joinRequests', 'own'],
  queryFn: async ({ signal }) => (await joinRequests.own({ signal })).items,
});

/** Looks again at requests to be let in: at mine when one has been decided, at those of others when somebody else asks. */
export const useLiveRequests = (): void => {
  const client = useQueryClient();
  const onNotification = useCallback<ServerEvents['notification.created']>(
    ({ notification }) => {
      if (notification.askedPlace !== null) void client.invalidateQueries({ queryKey: ['joinRequests'] });
    },
    [client],
  );
  useLive('notification.created', onNotification);
};

/** Whether my request to be let into this estate waits; undefined until that is known. Where it cannot be, the page for asking says so. */
export const useRequestWaits = (place: string): boolean | undefined => {
  useLiveRequests();
  const { data, isError } = useQuery(ownRequestsQuery);
  if (data === undefined) return isError ? false : undefined;
  return data.some((request) => request.place === place && request.state === 'open');
};
