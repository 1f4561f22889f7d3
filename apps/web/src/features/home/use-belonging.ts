import { useQuery } from '@tanstack/react-query';
import { useT } from '../../lib/i18n.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useJoin, useLeave } from './mutations.ts';
import { placesQuery } from './queries.ts';

/** Joining, leaving and choosing the home estate; each says what came of it, and leaving can be undone. */
export const useBelonging = () => {
  const t = useT();
  const places = useQuery(placesQuery);
  const join = useJoin();
  const leave = useLeave();
  const nameOf = (slug: string): string => places.data?.find((place) => place.slug === slug)?.name ?? slug;
  return {
    places,
    failure: join.error ?? leave.error,
    isJoining: (place: string): boolean => join.isPending && join.variables.place === place,
    onJoin: (place: string, home: boolean): void => {
      leave.reset();
      join.mutate(
        { place, home },
        { onSuccess: () => showToast(t(home ? 'home.toastHome' : 'home.toastJoined', { name: nameOf(place) })) },
      );
    },
    onLeave: (place: string, home = false): void => {
      join.reset();
      leave.mutate(place, {
        onSuccess: () => showToast(t('home.toastLeft', { name: nameOf(place) }), () => join.mutate({ place, home })),
      });
    },
  };
};
