import { queryOptions } from '@tanstack/react-query';
import { organisations } from '../../lib/organisations.ts';

export { placesQuery } from '../../lib/places.ts';

/** An organisation's page; `reader`: its keepers see more. */
export const organisationQuery = (reader: string, organisation: string) =>
  queryOptions({
    queryKey: ['organisation', organisation, reader],
    queryFn: ({ signal }) => organisations.organisation({ params: { organisation }, signal }),
    retry: false,
  });

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => (await organisations.listOrganisations({ signal })).items,
});
