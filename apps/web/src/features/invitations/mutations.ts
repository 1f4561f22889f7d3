import { useMutation, useQueryClient } from '@tanstack/react-query';
import { placesQuery } from '../../lib/places.ts';
import { meChanged } from '../../lib/session.ts';
import { invitations, ownInvitationQuery } from './queries.ts';

/** Has a link to a place, a new one where there is none. */
export const useMakeInvitation = (place: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => invitations.makeInvitation({ params: { place } }),
    onSuccess: (own) => client.setQueryData(ownInvitationQuery(place).queryKey, own),
  });
};

/** Takes the link back. */
export const useWithdrawInvitation = (place: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => invitations.withdrawInvitation({ params: { place } }),
    onSuccess: () => client.setQueryData(ownInvitationQuery(place).queryKey, null),
  });
};

/** Joins where a link leads. */
export const useAcceptInvitation = (invitation: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => invitations.acceptInvitation({ params: { invitation } }),
    onSuccess: (me) => {
      meChanged(me);
      return client.invalidateQueries(placesQuery);
    },
  });
};
