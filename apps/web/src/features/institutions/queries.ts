import { institutionPaths } from '@moja-ulica/shared/institutions/paths.ts';
import type { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import { threadPaths } from '@moja-ulica/shared/threads/paths.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export const institutions = clientOf<typeof institutionRoutes>(institutionPaths);
const threads = clientOf<typeof threadRoutes>(threadPaths);

/** All institutions that answer here. */
export const townInstitutionsQuery = queryOptions({
  queryKey: ['townInstitutions'],
  queryFn: async ({ signal }) => (await institutions.townInstitutions({ signal })).items,
});

/** An institution's public page, but for its answers. */
export const institutionQuery = (institution: string) =>
  queryOptions({
    queryKey: ['institution', institution],
    queryFn: ({ signal }) => institutions.institution({ params: { institution }, signal }),
  });

/** Its official answers that the reader may read, newest first. */
export const institutionAnswersQuery = (institution: string) =>
  infiniteQueryOptions({
    queryKey: ['institutionAnswers', institution],
    queryFn: ({ pageParam, signal }) =>
      threads.institutionAnswers({
        params: { institution },
        query: { ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** All institutions, for the administrator. */
export const allInstitutionsQuery = queryOptions({
  queryKey: ['allInstitutions'],
  queryFn: async ({ signal }) => (await institutions.allInstitutions({ signal })).items,
});
