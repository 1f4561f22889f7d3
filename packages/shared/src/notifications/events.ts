import { Type, type Static } from 'typebox';
import { Closed, PublicId } from '../common.ts';
import { Notification } from './schema.ts';

export const NotificationEvent = Closed({ notification: Notification, unread: Type.Integer({ minimum: 0 }) });
/** What is no news any more. */
export const NotificationGoneEvent = Closed({ ids: Type.Array(PublicId) });
export type NotificationEvent = Static<typeof NotificationEvent>;
export type NotificationGoneEvent = Static<typeof NotificationGoneEvent>;
