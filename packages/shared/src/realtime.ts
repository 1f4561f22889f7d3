import type { NotificationEvent, NotificationGoneEvent } from './notifications/events.ts';
import type { ExportEvent } from './privacy/events.ts';
import type { PostEvent, ThreadEvent } from './threads/events.ts';

/** `forum:<place slug>` or `thread:<thread id>`; `user:<id>` is joined by the server alone. */
export type Room = `forum:${string}` | `thread:${string}`;

export const roomPattern = /^(forum:[a-z0-9]+(-[a-z0-9]+)*|thread:[1-9A-HJ-NP-Za-km-z]{12})$/;

export const realtimeLimits = {
  maxPayloadBytes: 65_536,
  /** Events from one socket in ten seconds before it is cut. */
  eventsPerTenSeconds: 60,
  maxRoomsPerSocket: 20,
  /** A "writing" sign fades after this time. */
  typingSeconds: 6,
  maxWritersShown: 3,
} as const;

/** How many are reading a room and who is writing (display names, at most `maxWritersShown`). */
export interface PresenceEvent {
  readonly room: Room;
  readonly readers: number;
  readonly writers: readonly string[];
}

/** Every payload is exactly one object: a bare string as the last argument would break connection recovery. */
export interface ServerEvents {
  'post.created': (event: PostEvent) => void;
  'post.updated': (event: PostEvent) => void;
  'post.hidden': (event: PostEvent) => void;
  'thread.created': (event: ThreadEvent) => void;
  'thread.updated': (event: ThreadEvent) => void;
  'notification.created': (event: NotificationEvent) => void;
  /** Some have been taken back or answered. */
  'notification.gone': (event: NotificationGoneEvent) => void;
  /** How far the copy of one's own data is, and at last that it is ready or failed. */
  'export.updated': (event: ExportEvent) => void;
  'room.presence': (event: PresenceEvent) => void;
  /** The server may have missed changes: ask `changes?since` for every open thread, refetch lists. */
  'room.catchup': (event: { readonly room: Room | null }) => void;
  /** Access to the room is gone. */
  'room.left': (event: { readonly room: Room }) => void;
  /** The session ended elsewhere (signed out, suspended): sign in again. */
  'session.ended': (event: Record<string, never>) => void;
}

export type Ack = (answer: { readonly ok: true } | { readonly ok: false; readonly code: string }) => void;

export interface ClientEvents {
  'room.join': (request: { readonly room: Room }, ack: Ack) => void;
  'room.leave': (request: { readonly room: Room }, ack: Ack) => void;
  /** Sent at most every 3 s while typing. */
  typing: (request: { readonly room: Room }) => void;
}

/** `auth` of the handshake: the access token, or nothing for a guest. */
export interface HandshakeAuth {
  readonly token?: string;
}
