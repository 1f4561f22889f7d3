import { Type } from 'typebox';
import { Closed, Cursor, CursorPage, PublicId } from '../common.ts';
import { defineRoute } from '../http.ts';
import { notificationPaths as paths } from './paths.ts';
import { Notification } from './schema.ts';

const tag = 'notifications';
const Unread = Closed({ unread: Type.Integer({ minimum: 0 }) });

export const notificationRoutes = {
  listNotifications: defineRoute({
    ...paths.listNotifications,
    tag,
    access: 'account',
    summary: 'My notifications, newest first, of threads I may still see',
    query: Closed({ cursor: Type.Optional(Cursor) }),
    responses: { 200: CursorPage(Notification) },
    errors: [],
  }),
  unread: defineRoute({
    ...paths.unread,
    tag,
    access: 'account',
    summary: 'How many are unread',
    responses: { 200: Unread },
    errors: [],
  }),
  markRead: defineRoute({
    ...paths.markRead,
    tag,
    access: 'account',
    summary: 'Mark these as read, or all',
    body: Closed({ ids: Type.Union([Type.Array(PublicId, { maxItems: 100 }), Type.Literal('all')]) }),
    responses: { 200: Unread },
    errors: [],
  }),
} as const;
