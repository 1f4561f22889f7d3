import { useParams } from '@tanstack/react-router';
import { usePlaces } from '../lib/places.ts';
import { useMe } from '../lib/session.ts';

/**
 * Where "Napisz" writes: the forum being read, else one's home, else the city's. `undefined` while no place is known; null:
 * nowhere, for who is suspended and only reads.
 */
export const useWritePlace = (): string | null | undefined => {
  const { place } = useParams({ strict: false });
  const me = useMe();
  const places = usePlaces();
  if (me?.suspended === true) return null;
  if (place !== undefined) return place;
  const home = me?.memberships.find((membership) => membership.home) ?? me?.memberships[0];
  return home?.place ?? places.find(({ kind }) => kind === 'city')?.slug;
};
