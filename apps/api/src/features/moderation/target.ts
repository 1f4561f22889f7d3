import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { ModerationContext } from './context.ts';
import { lockPost, type LockedPost } from './repo.ts';

export interface Target {
  readonly actor: Actor;
  readonly userId: bigint;
  readonly post: LockedPost;
}

/**
 * Who asks, and the post they ask about under its thread's lock. A thread one may not see is a thread that is not there.
 * @throws `unauthorized`, `thread_not_found`, `post_not_found`
 */
export const loadTarget = async (
  { loadAsker }: ModerationContext,
  tx: Tx,
  { caller, thread, number }: { readonly caller: Caller; readonly thread: string; readonly number: number },
): Promise<Target> => {
  const { actor, userId } = await loadAsker(tx, caller);
  if (userId === null) throw new AppError('unauthorized');
  const post = await lockPost(tx, thread, number);
  if (!mayReadPlace(actor, post.place).allow) throw new AppError('thread_not_found');
  return { actor, userId, post };
};
