import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { factsOf } from './presenter.ts';
import { readPlace, type PlaceRow } from './queries.ts';

/** A place that this person may read. Throws `place_not_found` where there is none, or it is closed to them. */
export const readablePlace = async (db: Db, actor: Actor, slug: string): Promise<PlaceRow> => {
  const place = await readPlace(db, slug);
  if (place === null) throw new AppError('place_not_found');
  enforce(mayReadPlace(actor, factsOf(place)));
  return place;
};
