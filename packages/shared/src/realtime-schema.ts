import { Type, type TSchema } from 'typebox';
import { Closed, Nullable } from './common.ts';
import { NotificationEvent, NotificationGoneEvent } from './notifications/events.ts';
import { ExportEvent } from './privacy/events.ts';
import { realtimeLimits, roomPattern, type ClientEvents, type ServerEvents } from './realtime.ts';
import { PostEvent, ThreadEvent } from './threads/events.ts';

/** A room's name as a client may say it: longer ones are no room of ours. */
export const RoomName = Type.String({ pattern: roomPattern.source, maxLength: 80 });

/** What a client says with each of its events. */
export const RoomRequest = Closed({ room: RoomName });

/** The payload of every event that a client may send. */
export const clientEventSchemas = {
  'room.join': RoomRequest,
  'room.leave': RoomRequest,
  typing: RoomRequest,
} satisfies Record<keyof ClientEvents, TSchema>;

/** The payload of every event that the server sends. */
export const serverEventSchemas = {
  'post.created': PostEvent,
  'post.updated': PostEvent,
  'post.hidden': PostEvent,
  'thread.created': ThreadEvent,
  'thread.updated': ThreadEvent,
  'notification.created': NotificationEvent,
  'notification.gone': NotificationGoneEvent,
  'export.updated': ExportEvent,
  'room.presence': Closed({
    room: RoomName,
    readers: Type.Integer({ minimum: 0 }),
    writers: Type.Array(Type.String(), { maxItems: realtimeLimits.maxWritersShown }),
  }),
  'room.catchup': Closed({ room: Nullable(RoomName) }),
  'room.left': Closed({ room: RoomName }),
  'session.ended': Closed({}),
} satisfies Record<keyof ServerEvents, TSchema>;
