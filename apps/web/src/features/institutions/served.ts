import type { PlaceSummary } from '../../lib/places.ts';

/** What the places are called that an institution serves, in the order of the places; null: it serves all of them. */
export const servedNames = (
  served: readonly string[],
  places: readonly Pick<PlaceSummary, 'slug' | 'name'>[],
): readonly string[] | null => {
  const known = places.filter(({ slug }) => served.includes(slug));
  if (known.length > 1 && known.length === places.length) return null;
  const others = served.filter((slug) => !known.some((place) => place.slug === slug));
  return [...known.map(({ name }) => name), ...others];
};
