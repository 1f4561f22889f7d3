import type { InstitutionSettings, ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { cleanLabel, cleanText } from '../estates/index.ts';
import { presentManaged } from './present-manage.ts';
import { placeKeys, readInstitution } from './queries-manage.ts';

/** What an administrator gave, as it is kept. Throws `invalid_input`. */
export const cleanInstitution = ({
  kind,
  name,
  description,
  promiseDays,
  places,
}: InstitutionSettings): InstitutionSettings => ({
  kind,
  name: cleanLabel('name', name),
  description: cleanText('description', description),
  promiseDays,
  places,
});

/** Inside keys of places. Throws `place_not_found` where one of them is none. */
export const keysOfPlaces = async (tx: Tx, slugs: readonly string[]): Promise<bigint[]> => {
  const keys = await placeKeys(tx, slugs);
  if (slugs.some((slug) => !keys.has(slug))) throw new AppError('place_not_found');
  return [...keys.values()];
};

/** The institution as an administrator sees it. Throws `not_found`. */
export const institutionNow = async (tx: Tx, slug: string): Promise<ManagedInstitution> => {
  const row = await readInstitution(tx, slug);
  const [shown] = row === null ? [] : await presentManaged(tx, [row]);
  if (shown === undefined) throw new AppError('not_found');
  return shown;
};
