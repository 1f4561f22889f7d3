import { estatePaths } from '@moja-ulica/shared/estates/paths.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export const estates = clientOf<typeof estateRoutes>(estatePaths);

/** A place with its topics and streets. */
export const managedPlaceQuery = (place: string) =>
  queryOptions({
    queryKey: ['managedPlace', place],
    queryFn: ({ signal }) => estates.place({ params: { place }, signal }),
  });
