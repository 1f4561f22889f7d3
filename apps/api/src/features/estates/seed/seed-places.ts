import type { Tx } from '../../../platform/db/database.ts';
import { countPlaces, insertPlaces, insertStreets, insertTopics, lockPlacesForFilling } from '../repo.ts';
import type { PlaceSeed, SiteSeed } from './schema.ts';

const defaultTimeZone = 'Europe/Warsaw';

/** What a file says about the places. */
export interface PlacesSeed {
  readonly site?: SiteSeed;
  readonly places: readonly PlaceSeed[];
}

/**
 * Fills an installation that has no place yet, and gives the new keys by slug; null where there are places already. Of several
 * processes that start at once one fills.
 */
export const seedPlaces = async (tx: Tx, { site, places }: PlacesSeed): Promise<ReadonlyMap<string, bigint> | null> => {
  await lockPlacesForFilling(tx);
  if ((await countPlaces(tx)) > 0) return null;
  const keys = await insertPlaces(
    tx,
    places.map((place, position) => ({
      slug: place.slug,
      kind: place.kind,
      name: place.name,
      locative: place.locative,
      description: place.description,
      accent: place.accent ?? 'neutral',
      emblem: place.emblem ?? 'initial',
      visibility: place.visibility ?? 'public',
      joining: place.joining ?? 'open',
      timeZone: place.timeZone ?? site?.timeZone ?? defaultTimeZone,
      position,
    })),
  );
  const withKeys = places.flatMap((place) => {
    const placeId = keys.get(place.slug);
    return placeId === undefined ? [] : [{ placeId, place }];
  });
  await insertTopics(
    tx,
    withKeys.flatMap(({ placeId, place }) =>
      place.topics.map(({ slug, name }, position) => ({ placeId, slug, name, position })),
    ),
  );
  await insertStreets(
    tx,
    withKeys.flatMap(({ placeId, place }) => (place.streets ?? []).map(({ slug, name }) => ({ placeId, slug, name }))),
  );
  return keys;
};
