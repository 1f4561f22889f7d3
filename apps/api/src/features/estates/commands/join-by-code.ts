import type { ErrorCode } from '@moja-ulica/shared/errors.ts';
import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import { inGoodStanding, mayJoinByCode } from '@moja-ulica/shared/estates/policy.ts';
import type { StairwellCodeState } from '@moja-ulica/shared/estates/schema.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import type { GuessFrom } from '../../identity/index.ts';
import type { EstatesContext } from '../context.ts';
import { announceMembership } from '../membership-change.ts';
import { findCode } from '../queries-stairwells.ts';
import { withdrawOpenRequest } from '../repo-requests.ts';
import { countUse, insertVerified, lockStairwell, readVerified } from '../repo-stairwells.ts';
import { stairwellState } from '../stairwell-state.ts';

const refusal: Readonly<Record<Exclude<StairwellCodeState, 'usable'>, ErrorCode>> = {
  expired: 'stairwell_code_expired',
  used_up: 'stairwell_code_used_up',
  withdrawn: 'stairwell_code_withdrawn',
};

/**
 * Makes someone a member of the code's estate who is known to live there. One person counts once, however often they ask.
 * Neither with which code nor when somebody joined by code is kept: no address can be told from it. Announces `membership`
 * and, by a trigger, `directory`.
 * @throws `stairwell_code_unknown`, `stairwell_code_expired`, `stairwell_code_used_up`, `stairwell_code_withdrawn`,
 * `joining_not_open`, `email_unconfirmed`, `account_suspended`, `too_many_requests`
 */
export const joinByCode = async (
  { platform, ports }: EstatesContext,
  caller: Caller,
  { code, from }: { readonly code: string; readonly from: GuessFrom },
): Promise<{ place: string; me: Me }> => {
  const forgive = await ports.guessStairwell(caller?.userId ?? null, from);
  const joined = await platform.db.transaction(async (tx) => {
    const now = platform.clock.now();
    const { actor, userId } = await ports.lockAsker(tx, caller);
    enforce(inGoodStanding(actor));
    const found = await findCode(tx, code);
    if (found === null) return null;
    const { place } = found;
    enforce(mayJoinByCode(actor, place));

    if ((await readVerified(tx, userId, place.id)) !== true) {
      const state = stairwellState(await lockStairwell(tx, found.stairwell.id), now);
      if (state !== 'usable') throw new AppError(refusal[state]);
      // Leaving and joining again would use up a code that others need. Says nothing of which one.
      const joins = { name: `estates:joined-by-code:${actor.id}`, limit: estateLimits.joinsByCodePerDay };
      await countOfDay(tx, { ...joins, now });
      await countUse(tx, found.stairwell.id);
      await insertVerified(tx, { userId, placeId: place.id, now });
      await withdrawOpenRequest(tx, userId, place.id, now);
      await ports.untellWaiting(tx, place.id);
      await announceMembership(platform.changes, tx, actor.id);
    }
    return { place: place.slug, me: await ports.describeMe(tx, userId) };
  });
  if (joined === null) throw new AppError('stairwell_code_unknown');
  await forgive();
  return joined;
};
