import { organisationPaths } from '@moja-ulica/shared/organisations/paths.ts';
import type { organisationRoutes } from '@moja-ulica/shared/organisations/routes.ts';
import type { OwnOrganisation } from '@moja-ulica/shared/organisations/schema.ts';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { clientOf } from './api-client.ts';
import { useMe } from './session.ts';
import { onCatchUp } from './socket.ts';

export const organisations = clientOf<typeof organisationRoutes>(organisationPaths);

/** Organisations that this person writes for or was asked to. */
export const ownOrganisationsQuery = (person: string) =>
  queryOptions({
    queryKey: ['ownOrganisations', person],
    queryFn: async ({ signal }) => (await organisations.ownOrganisations({ signal })).items,
    staleTime: 5 * 60_000,
  });

const none: readonly OwnOrganisation[] = [];

/**
 * The reader's own; empty for guests and while they are not known. The server cuts the line of who begins or ends to write for one:
 * when it is there again, they are asked for anew.
 */
export const useOwnOrganisations = (): readonly OwnOrganisation[] => {
  const me = useMe();
  const client = useQueryClient();
  useEffect(() => onCatchUp(() => void client.invalidateQueries({ queryKey: ['ownOrganisations'] })), [client]);
  return useQuery({ ...ownOrganisationsQuery(me?.id ?? ''), enabled: me !== undefined }).data ?? none;
};
