import { notificationRoutes as routes } from '@moja-ulica/shared/notifications/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import { markRead } from './commands/mark-read.ts';
import type { NotificationContext } from './context.ts';
import { listNotifications, unreadCount } from './read-notifications.ts';

export const registerNotificationRoutes = ({ implement }: Http, context: NotificationContext): void => {
  implement(routes.listNotifications, async (call) =>
    call.send(200, await listNotifications(context, { caller: call.caller, cursor: call.query.cursor })),
  );
  implement(routes.unread, async (call) => call.send(200, await unreadCount(context, call.caller)));
  implement(routes.markRead, async (call) =>
    call.send(200, await markRead(context, { caller: call.caller, ids: call.body.ids })),
  );
};
