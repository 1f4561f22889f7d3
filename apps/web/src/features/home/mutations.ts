import { estatePaths } from '@moja-ulica/shared/estates/paths.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { joinRequestPaths } from '@moja-ulica/shared/estates/join-request-paths.ts';
import type { joinRequestRoutes } from '@moja-ulica/shared/estates/join-request-routes.ts';
import { stairwellPaths } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { meChanged } from '../../lib/session.ts';
import { feedQuery, ownRequestsQuery, placesQuery } from './queries.ts';

const estates = clientOf<typeof estateRoutes>(estatePaths);

const stairwells = clientOf<typeof stairwellRoutes>(stairwellPaths);

const joinRequests = clientOf<typeof joinRequestRoutes>(joinRequestPaths);

const useRefreshPlaces = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: placesQuery.queryKey }),
      client.invalidateQueries({ queryKey: feedQuery.queryKey }),
    ]);
  };
};

/** Joins an estate; the first one becomes home. */
export const useJoin = () => {
  const refresh = useRefreshPlaces();
  return useMutation({
    mutationFn: ({ place, home }: { readonly place: string; readonly home: boolean }) =>
      estates.join({ params: { place }, body: { home } }),
    onSuccess: async (me) => {
      meChanged(me);
      await refresh();
    },
  });
};

/** Joins the estate of a code off a poster. */
export const useJoinByCode = () => {
  const refresh = useRefreshPlaces();
  return useMutation({
    mutationFn: (stairwellCode: string) => stairwells.joinByCode({ body: { stairwellCode } }),
    onSuccess: async ({ me }) => {
      meChanged(me);
      await refresh();
    },
  });
};

const useLookAgainAtRequests = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ownRequestsQuery.queryKey });
};

interface Ask {
  readonly place: string;
  readonly note: string;
  /** The same for a second try of the same words. */
  readonly idempotencyKey: string;
}

/** Asks the moderators of an estate to be let in. */
export const useAskToJoin = () =>
  useMutation({
    mutationFn: ({ place, note, idempotencyKey }: Ask) =>
      joinRequests.ask({ params: { place }, body: note === '' ? {} : { note }, idempotencyKey }),
    onSettled: useLookAgainAtRequests(),
  });

export const useWithdrawRequest = () =>
  useMutation({
    mutationFn: (place: string) => joinRequests.withdraw({ params: { place } }),
    onSettled: useLookAgainAtRequests(),
  });

export const useLeave = () => {
  const refresh = useRefreshPlaces();
  return useMutation({
    mutationFn: (place: string) => estates.leave({ params: { place } }),
    onSuccess: async (me) => {
      meChanged(me);
      await refresh();
    },
  });
};
