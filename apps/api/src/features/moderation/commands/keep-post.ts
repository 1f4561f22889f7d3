import { mayDecide } from '@moja-ulica/shared/moderation/policy.ts';
import type { Decision } from '@moja-ulica/shared/moderation/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { ModerationContext } from '../context.ts';
import { recordDecision } from '../record-decision.ts';
import * as repo from '../repo.ts';
import { lockTarget } from '../target.ts';

interface KeepPost {
  readonly caller: Caller;
  readonly case: string;
  readonly reason: string;
}

/**
 * Leaves the post as it is and closes the case.
 * @throws `case_not_found` (also where the place is closed to the asker), `case_already_decided`, `own_post`, `not_moderator_here`
 */
export const keepPost = (context: ModerationContext, input: KeepPost): Promise<Decision> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const about = await repo.postOfCase(tx, input.case);
    const { actor, userId, post } = await lockTarget(context, tx, { caller: input.caller, ...about }, 'case_not_found');
    enforce(mayDecide(actor, post.place, post.facts));
    const found = await repo.caseState(tx, input.case);
    if (found.state !== 'open') throw new AppError('case_already_decided');

    await repo.closeCase(tx, found.id, 'kept', now);
    const { reason } = input;
    return recordDecision(context, tx, {
      post,
      caseId: found.id,
      moderatorId: userId,
      action: 'keep',
      rule: null,
      reason,
      now,
    });
  });
