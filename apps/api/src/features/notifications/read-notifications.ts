import type { Notification } from '@moja-ulica/shared/notifications/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import { readablePlaceKeys } from '../threads/index.ts';
import type { NotificationContext } from './context.ts';
import { presentNotification } from './presenter.ts';
import * as queries from './queries.ts';

const notificationsPerPage = 30;

/** The asker's notifications, newest first. */
export const listNotifications = async (
  { platform, loadAsker }: NotificationContext,
  input: { readonly caller: Caller; readonly cursor: string | undefined },
): Promise<{ items: Notification[]; nextCursor: string | null }> => {
  const cursor = decodeCursor('notifications', input.cursor, { momentless: true });
  const { actor, userId } = await loadAsker(platform.db, input.caller);
  if (userId === null) throw new AppError('unauthorized');
  const rows = await queries.listNotifications(platform.db, {
    userId,
    placeKeys: await readablePlaceKeys(platform.db, actor),
    after: cursor?.after ?? null,
    limit: notificationsPerPage + 1,
  });
  const { shown, nextCursor } = pageOf(rows, notificationsPerPage, ({ id }) =>
    encodeCursor('notifications', { at: null, after: id }),
  );
  return { items: shown.map(presentNotification), nextCursor };
};

export const unreadCount = async (
  { platform, loadAsker }: NotificationContext,
  caller: Caller,
): Promise<{ unread: number }> => {
  const { actor, userId } = await loadAsker(platform.db, caller);
  if (userId === null) throw new AppError('unauthorized');
  return { unread: await queries.countUnread(platform.db, userId, await readablePlaceKeys(platform.db, actor)) };
};
