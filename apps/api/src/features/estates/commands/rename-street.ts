import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { streetsOf, updateStreet } from '../repo-manage.ts';
import { cleanName, differences, isSameName } from '../written.ts';

interface RenameStreet {
  readonly caller: Caller;
  /** Slugs. */
  readonly place: string;
  readonly street: string;
  readonly name: string;
}

/**
 * Renames a street to what no other of the place is called; its slug, which stands in addresses, stays. A trigger tells every
 * instance.
 * @throws `place_not_found`, `not_found`, `name_taken`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`
 */
export const renameStreet = (context: EstatesContext, input: RenameStreet): Promise<Place> => {
  const name = cleanName('streetName', input.name);
  return managePlace(context, input, async ({ tx, place, record }) => {
    const streets = await streetsOf(tx, place.id);
    const street = streets.find(({ slug }) => slug === input.street);
    if (street === undefined) throw new AppError('not_found');
    if (streets.some((other) => other.id !== street.id && isSameName(other.name, name)))
      throw new AppError('name_taken');
    const changed = differences({ name: street.name }, { name });
    if (changed === null) return;
    await updateStreet(tx, street.id, name);
    await record('street.rename', `street:${place.slug}/${street.slug}`, changed);
  });
};
