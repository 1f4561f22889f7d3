import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';
import type { Logger } from 'pino';
import { refusalOf } from '../http/refusals.ts';
import type { Presence } from './presence.ts';
import type { MayJoin } from './realtime.ts';
import type { IoServer, IoSocket } from './socket-types.ts';
import { emitterOf, userRoom } from './socket-types.ts';

export type RoomKind = 'forum' | 'thread';
type Answer = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** How often permission is asked again when it changed while it was being asked for. */
const maxAsks = 5;

/** Who may be where: asked on the way in, and again whenever permissions change. */
export interface Rooms {
  readonly allow: (kind: RoomKind, mayJoin: MayJoin) => void;
  readonly join: (socket: IoSocket, room: Room) => Promise<Answer>;
  readonly leave: (socket: IoSocket, room: Room) => Promise<void>;
  readonly recheck: (who: { readonly userId: string } | { readonly room: Room } | 'everybody') => Promise<void>;
}

export const kindOf = (room: Room): RoomKind => (room.startsWith('forum:') ? 'forum' : 'thread');

const refused = (code: string): Answer => ({ ok: false, code });

export const createRooms = (io: IoServer, presence: Presence, log: Logger): Rooms => {
  const rules = new Map<RoomKind, MayJoin>();
  /** Rises with every change of permissions, so that an answer that was on its way then is not believed. */
  let changes = 0;

  const mayJoin = async (socket: IoSocket, room: Room): Promise<boolean> => {
    const rule = rules.get(kindOf(room));
    return rule !== undefined && (await rule(socket.data.caller, room));
  };

  const askUntilSettled = async (socket: IoSocket, room: Room): Promise<boolean> => {
    for (let ask = 0; ask < maxAsks; ask += 1) {
      const before = changes;
      const allowed = await mayJoin(socket, room);
      if (before === changes) return allowed;
    }
    return false;
  };

  const leave = async (socket: IoSocket, room: Room): Promise<void> => {
    if (!socket.data.rooms.delete(room)) return;
    await socket.leave(room);
    presence.left(room, socket.id);
  };

  const join = async (socket: IoSocket, room: Room): Promise<Answer> => {
    const { rooms } = socket.data;
    if (socket.rooms.has(room)) return { ok: true };
    if (!rooms.has(room) && rooms.size >= realtimeLimits.maxRoomsPerSocket) return refused('too_many_requests');
    rooms.add(room);
    try {
      const allowed = await askUntilSettled(socket, room);
      if (allowed && socket.connected && rooms.has(room)) {
        await socket.join(room);
        presence.joined(room, socket.id, socket.data.caller?.userId ?? null);
        return { ok: true };
      }
      // It was left, or the socket closed, while we asked; or it is not for this caller.
      rooms.delete(room);
      return refused('not_found');
    } catch (error) {
      rooms.delete(room);
      const refusal = refusalOf(error);
      if (refusal === null) log.error({ err: error, room }, 'a room could not be asked for');
      return refused(refusal?.code ?? 'internal');
    }
  };

  /** Leaves what is not allowed any more. Where nobody can tell, the connection is cut: on its way back it is asked anew. */
  const recheckSocket = async (socket: IoSocket, among: readonly Room[]): Promise<void> => {
    try {
      for (const room of among) {
        if (!socket.rooms.has(room) || (await mayJoin(socket, room))) continue;
        await leave(socket, room);
        emitterOf(socket).emit('room.left', { room });
      }
    } catch (error) {
      log.warn({ err: error }, 'a socket was cut since its rooms could not be asked for');
      socket.conn.close();
    }
  };

  return {
    allow: (kind, rule) => {
      rules.set(kind, rule);
    },
    join,
    leave,
    recheck: async (who) => {
      changes += 1;
      if (who === 'everybody') {
        for (const socket of io.sockets.sockets.values()) await recheckSocket(socket, [...socket.data.rooms]);
        return;
      }
      const to = 'room' in who ? who.room : userRoom(who.userId);
      for (const socket of socketsIn(io, to)) {
        await recheckSocket(socket, 'room' in who ? [who.room] : [...socket.data.rooms]);
      }
    },
  };
};

/** This instance's sockets in a room, as of now. */
export const socketsIn = (io: IoServer, room: string): IoSocket[] =>
  [...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? []);
