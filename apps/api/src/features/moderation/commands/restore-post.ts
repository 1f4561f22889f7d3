import { mayDecide } from '@moja-ulica/shared/moderation/policy.ts';
import type { Decision } from '@moja-ulica/shared/moderation/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { ModerationContext } from '../context.ts';
import { recordDecision } from '../record-decision.ts';
import * as repo from '../repo.ts';
import { lockTarget } from '../target.ts';

interface RestorePost {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
  readonly reason: string;
}

/**
 * Shows a hidden post again, as it was. Announces `post.updated`; tells the author by a job.
 * @throws `thread_not_found`, `post_not_found`, `own_post`, `not_moderator_here`, `case_already_decided` (it is not hidden)
 */
export const restorePost = (context: ModerationContext, input: RestorePost): Promise<Decision> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { actor, userId, post } = await lockTarget(context, tx, input);
    enforce(mayDecide(actor, post.place, post.facts));
    if (post.facts.state !== 'hidden') throw new AppError('case_already_decided');

    const caseId = await repo.hiddenCaseAsKept(tx, post.id, now);
    await context.threads.restorePost(tx, post.id);
    const { reason } = input;
    return recordDecision(context, tx, {
      post,
      caseId,
      moderatorId: userId,
      action: 'restore',
      rule: null,
      reason,
      now,
    });
  });
