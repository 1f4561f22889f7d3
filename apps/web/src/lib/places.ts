import { estatePaths } from '@moja-ulica/shared/estates/paths.ts';
import type { estateRoutes } from '@moja-ulica/shared/estates/routes.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { clientOf } from './api-client.ts';

export type { PlaceSummary };

const estates = clientOf<typeof estateRoutes>(estatePaths);

const staleAfterMs = 5 * 60_000;

/** The city and its estates: the ground every feature stands on, so one entry of the cache serves them all. */
export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: async ({ signal }) => (await estates.listPlaces({ signal })).items,
  staleTime: staleAfterMs,
});

const noPlaces: readonly PlaceSummary[] = [];

/** The places, the city first; empty while they are not known. */
export const usePlaces = (): readonly PlaceSummary[] => useQuery(placesQuery).data ?? noPlaces;

/** Address of a place's forum: the city has one of its own. */
export const placeAddress = ({ slug, kind }: Pick<PlaceSummary, 'slug' | 'kind'>): string =>
  kind === 'city' ? '/miasto' : `/o/${slug}`;

/** How a place looks; as one that nothing was chosen for while it is not known. */
export const usePlaceLook = (slug: string): Pick<PlaceSummary, 'accent' | 'emblem'> => {
  const { accent, emblem } = usePlaces().find((place) => place.slug === slug) ?? noLook;
  return { accent, emblem };
};

const noLook = { accent: 'neutral', emblem: 'initial' } as const;
