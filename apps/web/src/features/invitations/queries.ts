import { invitationPaths } from '@moja-ulica/shared/invitations/paths.ts';
import type { invitationRoutes } from '@moja-ulica/shared/invitations/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export { placesQuery } from '../../lib/places.ts';

export const invitations = clientOf<typeof invitationRoutes>(invitationPaths);

/** The signed-in person's link to a place; null: they have none. */
export const ownInvitationQuery = (place: string) =>
  queryOptions({
    queryKey: ['ownInvitation', place],
    queryFn: async ({ signal }) => (await invitations.ownInvitation({ params: { place }, signal })).invitation,
  });

/** Who invites where. Asked anew each time: it may have ended. */
export const invitationQuery = (invitation: string) =>
  queryOptions({
    queryKey: ['invitation', invitation],
    queryFn: ({ signal }) => invitations.invitation({ params: { invitation }, signal }),
    retry: false,
  });
