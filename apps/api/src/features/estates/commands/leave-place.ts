import { mayLeave } from '@moja-ulica/shared/estates/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { announceMembership } from '../membership-change.ts';
import { factsOf } from '../presenter.ts';
import { readPlace } from '../queries.ts';
import { deleteResident } from '../repo.ts';

/**
 * Ends one's own membership; nothing happens without one. Announces `membership`. Throws `place_not_found`,
 * `membership_has_duties`, `email_unconfirmed`, `account_suspended`.
 */
export const leavePlace = (
  { platform, ports }: EstatesContext,
  caller: Caller,
  { place: slug }: { place: string },
): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.loadAsker(tx, caller);
    if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
    const place = await readPlace(tx, slug);
    if (place === null) throw new AppError('place_not_found');
    enforce(mayLeave(actor, factsOf(place)));

    await deleteResident(tx, userId, place.id);
    await announceMembership(platform.changes, tx, actor.id);
    return ports.describeMe(tx, userId);
  });
