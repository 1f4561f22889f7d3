import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { placesQuery } from '../../lib/places.ts';
import { estates, managedPlaceQuery } from './queries.ts';

type Body<Name extends keyof typeof estateRoutes> = BodyOf<(typeof estateRoutes)[Name]>;

interface WithKey {
  readonly idempotencyKey: string;
}

/** Takes over what a place is now; everything else that shows it asks again. */
const useTakeOver = () => {
  const client = useQueryClient();
  return async (place: Place): Promise<void> => {
    client.setQueryData(managedPlaceQuery(place.slug).queryKey, place);
    await Promise.all([
      client.invalidateQueries({ queryKey: placesQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['place', place.slug] }),
    ]);
  };
};

export const useCreatePlace = () =>
  useMutation({
    mutationFn: ({ body, idempotencyKey }: WithKey & { readonly body: Body<'createPlace'> }) =>
      estates.createPlace({ body, idempotencyKey }),
    onSuccess: useTakeOver(),
  });

export const useChangePlace = (place: string) =>
  useMutation({
    mutationFn: (body: Body<'changePlace'>) => estates.changePlace({ params: { place }, body }),
    onSuccess: useTakeOver(),
  });

export const useOrderPlaces = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: string[]) => estates.orderPlaces({ body: { order } }),
    onSuccess: ({ items }) => {
      client.setQueryData(placesQuery.queryKey, items);
    },
  });
};

export const useAddTopic = (place: string) =>
  useMutation({
    mutationFn: ({ idempotencyKey, ...body }: WithKey & Body<'addTopic'>) =>
      estates.addTopic({ params: { place }, body, idempotencyKey }),
    onSuccess: useTakeOver(),
  });

export const useRenameTopic = (place: string) =>
  useMutation({
    mutationFn: ({ topic, ...body }: Body<'renameTopic'> & { readonly topic: string }) =>
      estates.renameTopic({ params: { place, topic }, body }),
    onSuccess: useTakeOver(),
  });

export const useRemoveTopic = (place: string) =>
  useMutation({
    mutationFn: (topic: string) => estates.removeTopic({ params: { place, topic } }),
    onSuccess: useTakeOver(),
  });

export const useOrderTopics = (place: string) =>
  useMutation({
    mutationFn: (order: string[]) => estates.orderTopics({ params: { place }, body: { order } }),
    onSuccess: useTakeOver(),
  });

/** Says what a list would add; nothing is changed by it. */
export const useCheckStreets = (place: string) =>
  useMutation({ mutationFn: (csv: string) => estates.checkStreets({ params: { place }, body: { csv } }) });

export const useAddStreets = (place: string) =>
  useMutation({
    mutationFn: ({ names, idempotencyKey }: WithKey & Body<'addStreets'>) =>
      estates.addStreets({ params: { place }, body: { names }, idempotencyKey }),
    onSuccess: useTakeOver(),
  });

export const useRenameStreet = (place: string) =>
  useMutation({
    mutationFn: ({ street, ...body }: Body<'renameStreet'> & { readonly street: string }) =>
      estates.renameStreet({ params: { place, street }, body }),
    onSuccess: useTakeOver(),
  });

export const useRemoveStreet = (place: string) =>
  useMutation({
    mutationFn: (street: string) => estates.removeStreet({ params: { place, street } }),
    onSuccess: useTakeOver(),
  });
