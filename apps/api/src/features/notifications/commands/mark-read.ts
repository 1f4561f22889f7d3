import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { readablePlaceKeys } from '../../threads/index.ts';
import type { NotificationContext } from '../context.ts';
import { countUnread } from '../queries.ts';
import * as repo from '../repo.ts';

/** Marks the asker's own notifications as read; ids of others' are passed over. Returns how many stay unread. */
export const markRead = (
  { platform, loadAsker }: NotificationContext,
  input: { readonly caller: Caller; readonly ids: readonly string[] | 'all' },
): Promise<{ unread: number }> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, input.caller);
    if (userId === null) throw new AppError('unauthorized');
    await repo.markRead(tx, userId, input.ids, platform.clock.now());
    return { unread: await countUnread(tx, userId, await readablePlaceKeys(tx, actor)) };
  });
