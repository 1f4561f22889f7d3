import type { ClientEvents, Room } from '@moja-ulica/shared/realtime.ts';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Caller } from '../auth/caller.ts';
import type { EventName, EventOf } from './realtime.ts';

/** What this server knows of one socket. */
interface SocketData {
  caller: Caller;
  /** Rooms it is in or is just asking for. */
  rooms: Set<Room>;
}

/** Socket.io's own types of outgoing events do not reach through generics; ours do, see `Emitter`. */
export type IoServer = Server<ClientEvents, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type IoSocket = Socket<ClientEvents, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** The one kind of emit there is: one declared event, one object. */
export interface Emitter {
  emit<N extends EventName>(event: N, payload: EventOf<N>): unknown;
}

/** Rooms that the server alone joins sockets to. */
export const userRoom = (userId: string): string => `user:${userId}`;
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

/** The socket as something that takes declared events only. */
export const emitterOf = (socket: IoSocket): Emitter => socket;
