import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { ErrorCode } from '@moja-ulica/shared/errors.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { ModerationContext } from './context.ts';
import { lockThread, readPost, type LockedPost } from './repo.ts';

export interface Target {
  readonly actor: Actor;
  readonly userId: bigint;
  readonly post: LockedPost;
}

interface Asked {
  readonly caller: Caller;
  /** Public id. */
  readonly thread: string;
  readonly number: number;
}

/**
 * Who asks, and the post they ask about, under the locks of its thread and of their account, in the order in which a reply takes
 * them. A thread that one may not see is not there (`hidden`), whatever is in it.
 * @throws `unauthorized`, `session_ended`, `thread_not_found` or `hidden`, `post_not_found`
 */
export const lockTarget = async (
  { lockAsker }: Pick<ModerationContext, 'lockAsker'>,
  tx: Tx,
  { caller, thread: publicId, number }: Asked,
  hidden: ErrorCode = 'thread_not_found',
): Promise<Target> => {
  const thread = await lockThread(tx, publicId);
  const { actor, userId } = await lockAsker(tx, caller);
  if (thread === null || !mayReadPlace(actor, thread.place).allow) throw new AppError(hidden);
  return { actor, userId, post: await readPost(tx, thread, number) };
};
