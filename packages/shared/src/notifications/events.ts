import { Type, type Static } from 'typebox';
import { Closed } from '../common.ts';
import { Notification } from './schema.ts';

export const NotificationEvent = Closed({ notification: Notification, unread: Type.Integer({ minimum: 0 }) });
export type NotificationEvent = Static<typeof NotificationEvent>;
