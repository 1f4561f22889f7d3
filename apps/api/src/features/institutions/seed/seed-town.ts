import type { Tx } from '../../../platform/db/database.ts';
import { seedPlaces } from '../../estates/index.ts';
import { insertInstitutionPlaces, insertInstitutions } from '../repo.ts';
import type { TownFile } from './schema.ts';

/** Fills an installation that has no place yet. Returns false, and changes nothing, where there are places. */
export const seedTown = async (tx: Tx, town: TownFile): Promise<boolean> => {
  const placeKeys = await seedPlaces(tx, town);
  if (placeKeys === null) return false;
  const institutionKeys = await insertInstitutions(
    tx,
    town.institutions.map(({ slug, kind, name, description, promiseDays }) => ({
      slug,
      kind,
      name,
      description,
      promiseDays,
    })),
  );
  await insertInstitutionPlaces(
    tx,
    town.institutions.flatMap(({ slug, places }) =>
      places.flatMap((place) => {
        const institutionId = institutionKeys.get(slug);
        const placeId = placeKeys.get(place);
        return institutionId === undefined || placeId === undefined ? [] : [{ institutionId, placeId }];
      }),
    ),
  );
  return true;
};
