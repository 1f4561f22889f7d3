import { mayJoin } from '@moja-ulica/shared/estates/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { announceMembership } from '../membership-change.ts';
import { factsOf } from '../presenter.ts';
import { readPlace } from '../queries.ts';
import { insertMembership, lockPerson, setHome } from '../repo.ts';
import { withdrawOpenRequest } from '../repo-requests.ts';

/**
 * Joins an open estate as a resident, or says of a joined one whether it is home. Repeatable. Announces `membership`.
 * Throws `place_not_found`, `joining_not_open`, `email_unconfirmed`, `account_suspended`.
 */
export const joinPlace = (
  { platform, ports }: EstatesContext,
  caller: Caller,
  { place: slug, home }: { place: string; home: boolean },
): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.loadAsker(tx, caller);
    if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
    const place = await readPlace(tx, slug);
    if (place === null) throw new AppError('place_not_found');
    const verdict = mayJoin(actor, factsOf(place));
    if (!verdict.allow) throw new AppError(verdict.code);

    await lockPerson(tx, userId);
    await insertMembership(tx, { userId, placeId: place.id, roles: ['resident'], now: platform.clock.now() });
    await setHome(tx, userId, place.id, home);
    await withdrawOpenRequest(tx, userId, place.id, platform.clock.now());
    await announceMembership(platform.changes, tx, actor.id);
    return ports.describeMe(tx, userId);
  });
