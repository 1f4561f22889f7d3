import { statisticsPaths } from '@moja-ulica/shared/statistics/paths.ts';
import type { statisticsRoutes } from '@moja-ulica/shared/statistics/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

const statistics = clientOf<typeof statisticsRoutes>(statisticsPaths);

/** Weeks of one place, newest first. */
export const weeklyQuery = (place: string) =>
  queryOptions({
    queryKey: ['statistics', place],
    queryFn: ({ signal }) => statistics.weekly({ query: { place }, signal }),
  });
