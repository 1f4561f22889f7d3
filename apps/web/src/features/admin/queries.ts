import { adminPaths } from '@moja-ulica/shared/admin/paths.ts';
import type { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import type { QueryOf } from '@moja-ulica/shared/http.ts';
import { institutionPaths } from '@moja-ulica/shared/institutions/paths.ts';
import type { institutionRoutes } from '@moja-ulica/shared/institutions/routes.ts';
import type { InstitutionSummary } from '@moja-ulica/shared/institutions/schema.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export const admin = clientOf<typeof adminRoutes>(adminPaths);
const institutions = clientOf<typeof institutionRoutes>(institutionPaths);

/** Every setting of the site. */
export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: async ({ signal }) => (await admin.settings({ signal })).items,
});

export type PeopleFilter = Omit<QueryOf<(typeof adminRoutes)['listPeople']>, 'cursor'>;

/** People, the newest first. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      admin.listPeople({ query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One person as the administrator sees them. */
export const personQuery = (person: string) =>
  queryOptions({
    queryKey: ['admin', 'person', person],
    queryFn: ({ signal }) => admin.person({ params: { person }, signal }),
  });

/** All institutions that serve some of these places, each once. */
export const institutionsQuery = (places: readonly string[]) =>
  queryOptions({
    queryKey: ['admin', 'institutions', places],
    queryFn: async ({ signal }) => {
      const lists = await Promise.all(
        places.map(async (place) => (await institutions.listInstitutions({ params: { place }, signal })).items),
      );
      const bySlug = new Map<string, InstitutionSummary>(lists.flat().map((each) => [each.slug, each]));
      return [...bySlug.values()];
    },
  });

/** Invitations that wait, the newest first. */
export const invitationsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'invitations'],
  queryFn: ({ pageParam, signal }) =>
    admin.listInvitations({ query: pageParam === undefined ? {} : { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** What a link offers; asked anew for each person, and after a refusal only when told to. */
export const offerQuery = (token: string, person: string | undefined) =>
  queryOptions({
    queryKey: ['invitation', token, person],
    queryFn: ({ signal }) => admin.lookAtInvitation({ body: { token }, signal }),
    retry: false,
  });

export type AuditFilter = Omit<QueryOf<(typeof adminRoutes)['listAudit']>, 'cursor'>;

/** Acts of staff, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', filter],
    queryFn: ({ pageParam, signal }) =>
      admin.listAudit({ query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
