import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { deleteStreet, streetsOf } from '../repo-manage.ts';

interface RemoveStreet {
  readonly caller: Caller;
  /** Slugs. */
  readonly place: string;
  readonly street: string;
}

/**
 * Removes a street that no thread has.
 * @throws `place_not_found`, `not_found`, `street_in_use`, `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const removeStreet = (context: EstatesContext, { street: slug, ...at }: RemoveStreet): Promise<Place> =>
  managePlace(context, at, async ({ tx, place, record }) => {
    const street = (await streetsOf(tx, place.id)).find((one) => one.slug === slug);
    if (street === undefined) throw new AppError('not_found');
    if (!(await deleteStreet(tx, street.id))) throw new AppError('street_in_use');
    await record('street.remove', `street:${place.slug}/${slug}`, { before: street.name });
  });
