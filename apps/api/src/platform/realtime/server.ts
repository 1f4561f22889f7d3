import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { PresenceEvent, Room } from '@moja-ulica/shared/realtime.ts';
import type { Server as HttpServer } from 'node:http';
import { LRUCache } from 'lru-cache';
import { Server } from 'socket.io';
import type { AccountCaller, Tokens } from '../auth/tokens.ts';
import { allowedOrigins, isForeignOrigin } from '../http/origins.ts';
import { refusalOf } from '../http/refusals.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { Platform } from '../platform.ts';
import { callerOfHandshake, ConnectRefusal } from './handshake.ts';
import { limitPackets } from './packet-limit.ts';
import type { Connection } from './packet-limit.ts';
import { createPresence } from './presence.ts';
import type { PresenceLink, RoomState } from './presence.ts';
import { linkPresence } from './presence-redis.ts';
import type { People, Realtime } from './realtime.ts';
import { ackOf, roomOf } from './requests.ts';
import { createRooms, socketsIn } from './rooms.ts';
import { emitterOf, sessionRoom, userRoom } from './socket-types.ts';
import type { Emitter, IoServer, IoSocket } from './socket-types.ts';

const recheckSessionsMs = 30_000;
const nameKeptMs = 60_000;

export interface RealtimeParts extends Pick<Platform, 'config' | 'log' | 'changes'> {
  /** The HTTP server whose port the sockets share. */
  readonly server: HttpServer;
  readonly tokens: Tokens;
  /** Only tests wait less. */
  readonly presence?: { readonly betweenMs: number; readonly typingMs: number };
}

/** The socket server of this process. */
export interface RealtimeServer extends Realtime {
  /** Cuts the sockets whose session has ended; runs by itself every half minute. */
  recheckSessions(): Promise<void>;
  /** Takes no more sockets and closes those there are so that clients connect again by themselves; call before the HTTP server closes. */
  close(): Promise<void>;
}

/** What a room shows: nobody reads their own name among those who write. */
const presenceFor = (room: Room, { readers, writers }: RoomState, userId: string | null): PresenceEvent => ({
  room,
  readers,
  writers: writers
    .filter((writer) => writer.userId !== userId)
    .slice(0, realtimeLimits.maxWritersShown)
    .map(({ name }) => name),
});

const showPresence = (io: IoServer, room: Room, state: RoomState): void => {
  const writing = new Set(state.writers.map(({ userId }) => userId));
  const others: Emitter = io.local.to(room).except([...writing].map(userRoom));
  others.emit('room.presence', presenceFor(room, state, null));
  for (const userId of writing) {
    for (const socket of socketsIn(io, userRoom(userId))) {
      if (socket.rooms.has(room)) emitterOf(socket).emit('room.presence', presenceFor(room, state, userId));
    }
  }
};

/** This instance's sockets in a room. */
const emitterTo = (io: IoServer, room: string): Emitter => io.local.to(room);

const createIo = ({ config, log, server }: RealtimeParts, isClosing: () => boolean): IoServer => {
  const origins = allowedOrigins(config);
  const headers = Object.entries(securityHeaders(config));
  const io: IoServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: realtimeLimits.maxPayloadBytes,
    perMessageDeflate: false,
    connectTimeout: 10_000,
    allowRequest: (request, give) => {
      give(null, !isClosing() && !isForeignOrigin(request.headers, origins));
    },
  });
  io.engine.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    next();
  });
  io.engine.on('connection', (connection: Connection) => {
    limitPackets(connection, () => log.warn('a socket sent too much and was cut'));
  });
  return io;
};

/**
 * Opens the socket server on the HTTP server's port. Emits are always this instance's own: every instance hears of each
 * change by itself. There is no recovery of missed events here, since versions and `changes?since` heal every gap.
 */
export const createRealtime = (parts: RealtimeParts): RealtimeServer => {
  const { config, log, tokens, changes } = parts;
  let people: People | null = null;
  let closing = false;
  const io = createIo(parts, () => closing);
  const link: PresenceLink | null = config.redisUrl === null ? null : linkPresence(config.redisUrl, log);
  const presence = createPresence({ link, show: (room, state) => showPresence(io, room, state), ...parts.presence });
  const rooms = createRooms(io, presence, log);
  const names = new LRUCache<string, string>({ max: 5_000, ttl: nameKeptMs });

  const admit = async (socket: IoSocket, answer: (refusal?: ConnectRefusal) => void): Promise<void> => {
    socket.data.rooms = new Set();
    try {
      socket.data.caller = await callerOfHandshake(socket, tokens, people);
      answer();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) log.error({ err: error }, 'a handshake failed');
      answer(new ConnectRefusal(refusal?.code ?? 'internal'));
    }
  };
  io.use((socket, next) => void admit(socket, next));

  const writing = async (socket: IoSocket, room: Room): Promise<void> => {
    const userId = socket.data.caller?.userId;
    if (userId === undefined || people === null || !socket.rooms.has(room)) return;
    const name = names.get(userId) ?? (await people.displayNameOf(userId));
    if (name === null) return;
    names.set(userId, name);
    if (socket.rooms.has(room)) presence.writing(room, { userId, name });
  };

  const serve = (socket: IoSocket): void => {
    const { caller } = socket.data;
    if (caller !== null) void socket.join([userRoom(caller.userId), sessionRoom(caller.sessionId)]);
    const fault = (error: unknown): void => log.error({ err: error }, 'an event could not be handled');
    socket.on('room.join', (request: unknown, callback: unknown) => {
      const ack = ackOf(callback);
      const room = roomOf(request);
      if (room === null) ack({ ok: false, code: 'invalid_input' });
      else rooms.join(socket, room).then(ack).catch(fault);
    });
    socket.on('room.leave', (request: unknown, callback: unknown) => {
      const ack = ackOf(callback);
      const room = roomOf(request);
      if (room === null) ack({ ok: false, code: 'invalid_input' });
      else
        rooms
          .leave(socket, room)
          .then(() => ack({ ok: true }))
          .catch(fault);
    });
    socket.on('typing', (request: unknown) => {
      const room = roomOf(request);
      if (room !== null) writing(socket, room).catch(fault);
    });
    socket.on('disconnect', () => {
      for (const room of socket.data.rooms) presence.left(room, socket.id);
      socket.data.rooms.clear();
    });
  };
  io.on('connection', serve);

  const end = (socket: IoSocket): void => {
    emitterOf(socket).emit('session.ended', {});
    socket.disconnect(true);
  };

  const recheckSessions = async (): Promise<void> => {
    if (people === null) return;
    const callers = new Map<string, AccountCaller>();
    for (const { data } of io.sockets.sockets.values())
      if (data.caller !== null) callers.set(data.caller.sessionId, data.caller);
    for (const [sessionId, caller] of callers) {
      if (await people.sessionAlive(caller)) continue;
      for (const socket of socketsIn(io, sessionRoom(sessionId))) end(socket);
    }
  };
  const recheckLogged = (recheck: () => Promise<void>): void => {
    recheck().catch((error: unknown) => log.warn({ err: error }, 'sockets could not be asked for again'));
  };
  const timer = setInterval(() => recheckLogged(recheckSessions), recheckSessionsMs);
  timer.unref();

  changes.onCurrent((current) => {
    if (!current) return;
    const everyone: Emitter = io.local;
    everyone.emit('room.catchup', { room: null });
    // Among what was missed may be the end of somebody's session or membership.
    recheckLogged(recheckSessions);
    recheckLogged(rooms.recheckEverybody);
  });

  return {
    emitToRoom: (room, event, payload) => {
      emitterTo(io, room).emit(event, payload);
    },
    emitToUser: (userId, event, payload) => {
      emitterTo(io, userRoom(userId)).emit(event, payload);
    },
    hasListeners: (room) => io.sockets.adapter.rooms.has(room),
    hasUser: (userId) => io.sockets.adapter.rooms.has(userRoom(userId)),
    allowRooms: rooms.allow,
    recheck: rooms.recheck,
    disconnect: (who) => {
      const room = 'sessionId' in who ? sessionRoom(who.sessionId) : userRoom(who.userId);
      for (const socket of socketsIn(io, room)) end(socket);
    },
    knowPeople: (known) => {
      people = known;
    },
    recheckSessions,
    close: async () => {
      closing = true;
      clearInterval(timer);
      presence.close();
      // The transport closes, not the socket: to clients that is a lost connection, which they open again.
      io.engine.close();
      await link?.close();
    },
  };
};
