import { mayManageCodes } from '@moja-ulica/shared/estates/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import type { EstatesContext } from './context.ts';
import { factsOf } from './presenter.ts';
import { readPlace, type PlaceRow } from './queries.ts';

/**
 * An estate whose codes the asker manages, and who that is. Throws `place_not_found` (also where it is closed to them),
 * `forbidden`, `joining_not_open` for the city, `email_unconfirmed`, `account_suspended`.
 */
export const managedEstate = async (
  { ports }: EstatesContext,
  db: Db,
  { caller, place: slug }: { readonly caller: Caller; readonly place: string },
): Promise<{ readonly place: PlaceRow; readonly userId: bigint }> => {
  const { actor, userId } = await ports.loadAsker(db, caller);
  if (userId === null) throw new AppError('unauthorized');
  const place = await readPlace(db, slug);
  if (place === null) throw new AppError('place_not_found');
  enforce(mayManageCodes(actor, factsOf(place)));
  return { place, userId };
};
