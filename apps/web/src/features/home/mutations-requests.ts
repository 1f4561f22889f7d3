import { useMutation, useQueryClient } from '@tanstack/react-query';
import { joinRequests, requestsKey } from './queries-requests.ts';

const useLookAgain = (place: string) => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: requestsKey(place) });
};

export const useApprove = (place: string) =>
  useMutation({
    mutationFn: (request: string) => joinRequests.approve({ params: { place, request } }),
    onSettled: useLookAgain(place),
  });

export const useRefuse = (place: string) =>
  useMutation({
    mutationFn: ({ request, reason }: { readonly request: string; readonly reason: string }) =>
      joinRequests.refuse({ params: { place, request }, body: { reason } }),
    onSettled: useLookAgain(place),
  });
