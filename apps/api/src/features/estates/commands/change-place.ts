import type { Place, PlaceSettings } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { EstatesContext } from '../context.ts';
import { managePlace } from '../managing.ts';
import { updatePlace } from '../repo-manage.ts';
import { cleanSettings, differences } from '../written.ts';

interface ChangePlace {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly body: PlaceSettings;
}

/**
 * Changes what a place is; nothing happens, and nothing is written down, where all is as before. A trigger tells every instance,
 * which then keeps no page of it and asks again who may be in its rooms.
 * @throws `place_not_found`, `forbidden`, `email_unconfirmed`, `account_suspended`, `invalid_input`
 */
export const changePlace = (context: EstatesContext, { caller, place: slug, body }: ChangePlace): Promise<Place> => {
  const clean = cleanSettings(body);
  return managePlace(context, { caller, place: slug }, async ({ tx, place, record }) => {
    const changed = differences(place, clean);
    if (changed === null) return;
    await updatePlace(tx, place.id, clean);
    await record('place.change', `place:${slug}`, changed);
  });
};
