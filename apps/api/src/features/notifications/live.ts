import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { NotificationContext } from './context.ts';
import { presentNotification } from './presenter.ts';
import { countUnread, findNotification } from './queries.ts';
import { readablePlaces } from './readable-places.ts';

const topic = 'notification';

interface NotificationChange {
  /** Public ids. */
  readonly user: string;
  readonly notification: string;
}

const isNotificationChange = (change: unknown): change is NotificationChange =>
  typeof change === 'object' && change !== null && 'user' in change && 'notification' in change;

/** Reaches the person's sockets on every instance when the transaction commits. */
export const announceNotification = (platform: Platform, tx: Tx, change: NotificationChange): Promise<void> =>
  platform.changes.announce(tx, topic, change);

/** Hands committed notifications to the person's sockets held by this instance. */
export const deliverNotifications = ({ platform, describeMe }: NotificationContext): void => {
  const deliver = async ({ user, notification }: NotificationChange): Promise<void> => {
    const row = await findNotification(platform.db, notification);
    if (!row) return;
    const me = await describeMe(platform.db, row.userKey);
    const unread = await countUnread(platform.db, row.userKey, readablePlaces({ kind: 'account', ...me }));
    platform.realtime.emitToUser(user, 'notification.created', { notification: presentNotification(row), unread });
  };
  platform.changes.subscribe(topic, (change) => {
    if (!isNotificationChange(change) || !platform.realtime.hasUser(change.user)) return;
    deliver(change).catch((error: unknown) =>
      platform.log.error({ err: error }, 'a notification was not delivered live'),
    );
  });
};
