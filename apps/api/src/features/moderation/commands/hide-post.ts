import { mayDecide } from '@moja-ulica/shared/moderation/policy.ts';
import type { Decision } from '@moja-ulica/shared/moderation/schema.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { ModerationContext } from '../context.ts';
import { recordDecision } from '../record-decision.ts';
import * as repo from '../repo.ts';
import { lockTarget } from '../target.ts';

interface HidePost {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
  readonly rule: HideRule;
  /** Statement of reasons, as its author will read it. */
  readonly reason: string;
}

/**
 * Hides a post with a statement of reasons and decides the open case on it; without one, records the moderator's own
 * finding as a decided case. The text is sealed, not lost. Announces `post.hidden`; tells the author by a job.
 * @throws `thread_not_found`, `post_not_found`, `post_withdrawn`, `own_post`, `not_moderator_here`, `case_already_decided`
 */
export const hidePost = (context: ModerationContext, input: HidePost): Promise<Decision> =>
  context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const { actor, userId, post } = await lockTarget(context, tx, input);
    enforce(mayDecide(actor, post.place, post.facts));
    if (post.facts.state === 'withdrawn') throw new AppError('post_withdrawn');
    if (post.facts.state === 'hidden') throw new AppError('case_already_decided');

    const open = await repo.findOpenCase(tx, post.id);
    const caseId = open?.id ?? (await repo.insertCase(tx, { post, state: 'hidden', dueAt: now, now })).id;
    if (open) await repo.closeCase(tx, open.id, 'hidden', now);
    await context.threads.hidePost(tx, post.id, input.rule);
    const { rule, reason } = input;
    return recordDecision(context, tx, { post, caseId, moderatorId: userId, action: 'hide', rule, reason, now });
  });
