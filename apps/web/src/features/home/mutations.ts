import { estatePaths } from '@moja-ulica/shared/estates/paths.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { stairwellPaths } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { meChanged } from '../../lib/session.ts';
import { feedQuery, placesQuery } from './queries.ts';

const estates = clientOf<typeof estateRoutes>(estatePaths);

const stairwells = clientOf<typeof stairwellRoutes>(stairwellPaths);

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
