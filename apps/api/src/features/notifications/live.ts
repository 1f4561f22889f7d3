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

/** Some that a person was told are no news any more; public ids. */
interface NotificationsGone {
  readonly user: string;
  readonly gone: readonly string[];
}

const isGoneChange = (change: unknown): change is NotificationsGone =>
  typeof change === 'object' && change !== null && 'user' in change && 'gone' in change;

const isNotificationChange = (change: unknown): change is NotificationChange =>
  typeof change === 'object' && change !== null && 'user' in change && 'notification' in change;

/** Reaches the people's sockets on every instance when the transaction commits. */
export const announceNotifications = (
  platform: Platform,
  tx: Tx,
  changes: readonly NotificationChange[],
): Promise<void> => platform.changes.announce(tx, topic, ...changes);

/** Takes them away from the person's sockets on every instance when the transaction commits. */
export const announceGone = async (
  platform: Pick<Platform, 'changes'>,
  tx: Tx,
  change: NotificationsGone,
): Promise<void> => {
  if (change.gone.length > 0) await platform.changes.announce(tx, topic, change);
};

/**
 * Hands committed notifications to the person's sockets held by this instance, if they may still see the thread, and takes away
 * what is none any more.
 */
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
  platform.changes.subscribe(topic, (change) => {
    if (isGoneChange(change)) {
      realtime.emitToUser(change.user, 'notification.gone', { ids: [...change.gone] });
      return undefined;
    }
    return isNotificationChange(change) && realtime.hasUser(change.user) ? deliver(change) : undefined;
  });
};
