import { matterPaths } from '@moja-ulica/shared/matters/paths.ts';
import type { matterRoutes } from '@moja-ulica/shared/matters/routes.ts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

const matters = clientOf<typeof matterRoutes>(matterPaths);

/** Matters without an official answer, or with one. */
export type Show = 'waiting' | 'answered';

/** Matters of my institutions, nearest deadline first. */
export const awaitingQuery = (show: Show) =>
  infiniteQueryOptions({
    queryKey: ['awaiting', show],
    queryFn: ({ pageParam, signal }) =>
      matters.awaitingAnswer({ query: { show, ...(pageParam !== undefined && { cursor: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
