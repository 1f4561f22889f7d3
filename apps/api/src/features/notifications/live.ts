import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { readablePlaceKeys } from '../threads/index.ts';
import type { NotificationContext } from './context.ts';
import { isAlwaysShown } from './kinds.ts';
import { presentNotification } from './presenter.ts';
import { countUnread, findNotification } from './queries.ts';

const topic = 'notification';

interface NotificationChange {
  /** Public ids. */
  readonly user: string;
  readonly notification: string;
}

const isNotificationChange = (change: unknown): change is NotificationChange =>
  typeof change === 'object' && change !== null && 'user' in change && 'notification' in change;

/** Reaches the people's sockets on every instance when the transaction commits. */
export const announceNotifications = (
  platform: Platform,
  tx: Tx,
  changes: readonly NotificationChange[],
): Promise<void> => platform.changes.announce(tx, topic, ...changes);

/** Hands committed notifications to the person's sockets held by this instance, if they may still see the thread. */
export const deliverNotifications = ({ platform, describeMe }: NotificationContext): void => {
  const { db, realtime } = platform;
  const deliver = async ({ user, notification }: NotificationChange): Promise<void> => {
    const row = await findNotification(db, notification);
    if (!row) return;
    const placeKeys = await readablePlaceKeys(db, { kind: 'account', ...(await describeMe(db, row.userKey)) });
    const readable = row.placeKey !== null && placeKeys.includes(row.placeKey);
    if (!isAlwaysShown(row.kind) && !readable) return;
    const unread = await countUnread(db, row.userKey, placeKeys);
    realtime.emitToUser(user, 'notification.created', { notification: presentNotification(row), unread });
  };
  platform.changes.subscribe(topic, (change) =>
    isNotificationChange(change) && realtime.hasUser(change.user) ? deliver(change) : undefined,
  );
};
