import { mayDecide } from '@moja-ulica/shared/moderation/policy.ts';
import type { Decision } from '@moja-ulica/shared/moderation/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
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
  /** Take the hiding back, not decide anew: the case is open again. */
  readonly reopen: boolean;
}

/** A case that waits has a report, and no other case of its post waits. */
const mayWaitAgain = async (tx: Tx, postId: bigint, caseId: bigint): Promise<boolean> =>
  (await repo.isReported(tx, caseId)) && (await repo.findOpenCase(tx, postId)) === null;

/**
 * Shows a hidden post again, as it was. Its case counts as kept then; with `reopen` it is open again, if anybody had reported the
 * post and has not opened another meanwhile. Announces `post.updated`; tells the author by a job.
 * @throws `thread_not_found`, `post_not_found`, `own_post`, `not_moderator_here`, `case_already_decided` (it is not hidden,
 * or with `reopen` somebody else hid it)
 */
export const restorePost = (context: ModerationContext, input: RestorePost): Promise<Decision> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { actor, userId, post } = await lockTarget(context, tx, input);
    enforce(mayDecide(actor, post.place, post.facts));
    if (post.facts.state !== 'hidden') throw new AppError('case_already_decided');

    // Another moderator has decided meanwhile: that is not to be taken back unseen.
    if (input.reopen && !(await repo.hidLast(tx, post.id, userId))) throw new AppError('case_already_decided');

    const caseId = await repo.hiddenCase(tx, post.id);
    if (caseId !== null) {
      if (input.reopen && (await mayWaitAgain(tx, post.id, caseId))) await repo.reopenCase(tx, caseId);
      else await repo.closeCase(tx, caseId, 'kept', now);
    }
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
