import { organisationPaths } from '@moja-ulica/shared/organisations/paths.ts';
import type { organisationRoutes } from '@moja-ulica/shared/organisations/routes.ts';
import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { clientOf } from './api-client.ts';
import { useMe } from './session.ts';

export const organisations = clientOf<typeof organisationRoutes>(organisationPaths);

/** Organisations that this person writes for or was asked to. */
export const ownOrganisationsQuery = (person: string) =>
  queryOptions({
    queryKey: ['ownOrganisations', person],
    queryFn: async ({ signal }) => (await organisations.ownOrganisations({ signal })).items,
    staleTime: 5 * 60_000,
  });

const none: readonly OwnOrganisation[] = [];

/** The reader's own; empty for guests and while they are not known. */
export const useOwnOrganisations = (): readonly OwnOrganisation[] => {
  const me = useMe();
  return useQuery({ ...ownOrganisationsQuery(me?.id ?? ''), enabled: me !== undefined }).data ?? none;
};
