import { mayJoin } from '@moja-ulica/shared/estates/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { EstatesContext } from '../context.ts';
import { announceMembership } from '../membership-change.ts';
import { factsOf } from '../presenter.ts';
import { readPlace } from '../queries.ts';
import { insertMembership, setHome, setHomeIfNone } from '../repo.ts';
import { withdrawOpenRequest } from '../repo-requests.ts';

interface Joining {
  /** Slug. */
  readonly place: string;
  /** Whether it becomes home; `if-none`: for who has no other. */
  readonly home: boolean | 'if-none';
}

/** Joins in the transaction of a command that has more to do; else as `joinPlace`. */
export type JoinWithin = (
  tx: Tx,
  caller: Caller,
  joining: Joining,
) => Promise<{ readonly me: Me; /** False for who had joined before. */ readonly joined: boolean }>;

export const createJoinWithin =
  ({ platform, ports }: EstatesContext): JoinWithin =>
  async (tx, caller, { place: slug, home }) => {
    const { actor, userId } = await ports.lockAsker(tx, caller);
    const place = await readPlace(tx, slug);
    if (place === null) throw new AppError('place_not_found');
    enforce(mayJoin(actor, factsOf(place)));

    const joined = await insertMembership(tx, {
      userId,
      placeId: place.id,
      roles: ['resident'],
      now: platform.clock.now(),
    });
    if (home !== 'if-none') await setHome(tx, userId, place.id, home);
    else await setHomeIfNone(tx, userId, place.id);
    await withdrawOpenRequest(tx, userId, place.id, platform.clock.now());
    await ports.untellWaiting(tx, place.id);
    await announceMembership(platform.changes, tx, actor.id);
    return { me: await ports.describeMe(tx, userId), joined };
  };

/**
 * Joins an open estate as a resident, or says of a joined one whether it is home. Repeatable. Announces `membership`.
 * Throws `place_not_found`, `joining_not_open`, `email_unconfirmed`, `account_suspended`.
 */
export const joinPlace = (context: EstatesContext, caller: Caller, joining: Joining): Promise<Me> =>
  context.platform.db.transaction(async (tx) => (await createJoinWithin(context)(tx, caller, joining)).me);
