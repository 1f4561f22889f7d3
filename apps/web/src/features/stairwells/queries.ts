import { stairwellPaths } from '@moja-ulica/shared/estates/stairwell-paths.ts';
import type { stairwellRoutes } from '@moja-ulica/shared/estates/stairwell-routes.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export { placesQuery } from '../../lib/places.ts';

export const stairwells = clientOf<typeof stairwellRoutes>(stairwellPaths);

export const codesKey = (place: string) => ['stairwells', place] as const;

/** The stairwell codes of an estate, the newest first. */
export const codesQuery = (place: string) =>
  infiniteQueryOptions({
    queryKey: codesKey(place),
    queryFn: ({ pageParam, signal }) =>
      stairwells.listCodes({
        params: { place },
        query: { ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
