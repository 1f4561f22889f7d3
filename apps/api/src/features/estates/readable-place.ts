import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { factsOf } from './presenter.ts';
import { readPlace, type PlaceRow } from './queries.ts';

/** A place that this person may read. Throws `place_not_found` where there is none, or it is closed to them. */
export const readablePlace = async (db: Db, actor: Actor, slug: string): Promise<PlaceRow> => {
  const place = await readPlace(db, slug);
  if (place === null) throw new AppError('place_not_found');
  const verdict = mayReadPlace(actor, factsOf(place));
  if (!verdict.allow) throw new AppError(verdict.code);
  return place;
};
