import { mayAnswerOfficially, mayWithdrawPost } from '@moja-ulica/shared/threads/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { enforce } from '../../../platform/errors.ts';
import { loadAnswer, presentAnswer, type PostAnswer } from '../answer.ts';
import type { ThreadContext } from '../context.ts';
import { requireVisibleThread } from '../guard.ts';
import { loadPost } from '../repo-posts.ts';
import { lockThread } from '../repo-threads.ts';
import { changePostState } from './change-post-state.ts';

export interface WithdrawPost {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
}

/**
 * Withdraws one's own post: its number stays with a stub, nobody reads the text any more. Announces `post.updated`.
 * @throws `thread_not_found`, `post_not_found`, `not_author`, `not_a_member`, `thread_locked`, `post_withdrawn`, `forbidden`
 * (hidden), `not_liaison_here` (an official answer), `email_unconfirmed`, `account_suspended`
 */
export const withdrawPost = async (context: ThreadContext, input: WithdrawPost): Promise<PostAnswer> => {
  const answer = await context.platform.db.transaction(async (tx) => {
    const thread = await lockThread(tx, input.thread);
    const asker = await context.lockAsker(tx, input.caller);
    requireVisibleThread(asker.actor, thread.place);
    const post = await loadPost(tx, thread.key, input.number);
    enforce(mayWithdrawPost(asker.actor, thread.place, thread, post));
    if (post.institution !== null) enforce(mayAnswerOfficially(asker.actor, thread.place, post.institution));
    await changePostState(context, tx, thread, post, { state: 'withdrawn' });
    return loadAnswer(tx, post.key);
  });
  return presentAnswer(context.directory, answer);
};
