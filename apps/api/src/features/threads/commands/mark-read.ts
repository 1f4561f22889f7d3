import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { ThreadContext } from '../context.ts';
import { requireUser, requireVisibleThread } from '../guard.ts';
import { keepRead } from '../repo-read-positions.ts';
import { findThread } from '../repo-threads.ts';

export interface MarkRead {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
}

/** Keeps how far the person has read; the greatest number wins, never past the last post. @throws `thread_not_found` */
export const markRead = (context: ThreadContext, input: MarkRead): Promise<{ lastRead: number }> =>
  context.platform.db.transaction(async (tx) => {
    const asker = await context.loadAsker(tx, input.caller);
    const userId = requireUser(asker);
    // No lock: reading must not wait for those who write.
    const thread = await findThread(tx, input.thread);
    if (thread === null) throw new AppError('thread_not_found');
    requireVisibleThread(asker.actor, thread.place);
    const lastRead = Math.min(input.number, thread.lastNumber);
    const position = { userId, threadId: thread.key, lastRead, updatedAt: context.platform.clock.now() };
    return { lastRead: await keepRead(tx, position) };
  });
