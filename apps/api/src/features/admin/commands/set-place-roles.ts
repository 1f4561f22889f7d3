import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { readPlace, setDuties, type Duty } from '../../estates/index.ts';
import { loadPerson, roleChanged } from '../acting.ts';
import type { AdminContext } from '../context.ts';

interface SetPlaceRoles {
  readonly caller: Caller;
  /** Public id. */
  readonly person: string;
  /** Slug. */
  readonly place: string;
  readonly duties: readonly Duty[];
}

/**
 * Says what a person is in a place beside a resident; somebody from elsewhere becomes a member by it. From their next request
 * on; with a row in the audit log. Announces `membership` and `session`.
 * @throws `person_not_found`, `place_not_found`, and what `requireAdmin` throws
 */
export const setPlaceRoles = (
  context: AdminContext,
  { caller, person, place: slug, duties }: SetPlaceRoles,
): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { by, account } = await loadPerson(context, tx, caller, person);
    const place = await readPlace(tx, slug);
    if (place === null) throw new AppError('place_not_found');
    const { before, after } = await setDuties(context.platform, tx, { user: account, placeId: place.id, duties });
    if (before.join() === after.join()) return;
    const details = { before, after };
    const told = [...new Set([...before, ...after])]
      .filter((role) => before.includes(role) !== after.includes(role))
      .map((role) => ({ role, given: after.includes(role), place: place.name, institution: null, unit: null }));
    await roleChanged(context, tx, { by: by.userId, account, placeId: place.id, action: 'role.place', details, told });
  });
