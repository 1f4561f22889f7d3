import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { PresenceEvent, Room } from '@moja-ulica/shared/realtime.ts';
import type { Server as HttpServer } from 'node:http';
import type { Caller } from '../auth/caller.ts';
import type { Tokens } from '../auth/tokens.ts';
import { refusalOf } from '../http/refusals.ts';
import type { Platform } from '../platform.ts';
import { callerOfHandshake, ConnectRefusal } from './handshake.ts';
import { createIo } from './io.ts';
import { measureSockets } from './measure.ts';
import { createPresence } from './presence.ts';
import type { PresenceLink, Shown } from './presence.ts';
import { linkPresence } from './presence-redis.ts';
import type { People, Realtime } from './realtime.ts';
import { ackOf, roomOf } from './requests.ts';
import { createRooms, socketsIn } from './rooms.ts';
import { emitterOf, sessionRoom, userRoom } from './socket-types.ts';
import type { Emitter, IoServer, IoSocket } from './socket-types.ts';
import { createWriterNames } from './writers.ts';

const recheckSessionsMs = 30_000;

export interface RealtimeParts extends Pick<Platform, 'config' | 'log' | 'changes' | 'metrics'> {
  /** The HTTP server whose port the sockets share. */
  readonly server: HttpServer;
  readonly tokens: Tokens;
  /** True while the process has more to do than it can: no new sockets then. */
  readonly isBusy: () => boolean;
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
const presenceFor = (room: Room, { readers, writers }: Shown, userId: string | null): PresenceEvent => ({
  room,
  readers,
  writers: writers
    .filter((writer) => writer.userId !== userId)
    .slice(0, realtimeLimits.maxWritersShown)
    .map(({ name }) => name),
});

const showPresence = (io: IoServer, room: Room, state: Shown): void => {
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

/**
 * Opens the socket server on the HTTP server's port. Emits are always this instance's own: every instance hears of each
 * change by itself. There is no recovery of missed events here, since versions and `changes?since` heal every gap.
 */
export const createRealtime = (parts: RealtimeParts): RealtimeServer => {
  const { config, log, tokens, changes } = parts;
  let people: People | null = null;
  let closing = false;
  const io: IoServer = createIo({
    ...parts,
    isClosing: () => closing,
    onCut: (reason) => measured.cut(reason),
  });
  const measured = measureSockets(io, parts.metrics);
  const link: PresenceLink | null = config.redisUrl === null ? null : linkPresence(config.redisUrl, log);
  const presence = createPresence({ link, show: (room, state) => showPresence(io, room, state), ...parts.presence });
  const rooms = createRooms(io, presence, log);
  const writers = createWriterNames();

  /** Rises with every session that ends, so that an answer that was on its way then is not believed. */
  let endings = 0;
  const callerOf = async (socket: IoSocket): Promise<Caller> => {
    for (;;) {
      const before = endings;
      const caller = await callerOfHandshake(socket, tokens, people);
      if (before === endings) return caller;
    }
  };

  const admit = async (socket: IoSocket, answer: (refusal?: ConnectRefusal) => void): Promise<void> => {
    socket.data.rooms = new Set();
    try {
      socket.data.caller = await callerOf(socket);
      answer();
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) log.error({ err: error }, 'a handshake failed');
      answer(new ConnectRefusal(refusal?.code ?? 'internal'));
    }
  };
  io.use((socket, next) => void admit(socket, next));

  const writing = async (socket: IoSocket, room: Room): Promise<void> => {
    const { caller } = socket.data;
    if (caller === null || people === null || !socket.rooms.has(room)) return;
    const name = await writers.nameIn(room, caller, people);
    if (name !== null && socket.rooms.has(room)) presence.writing(room, { userId: caller.userId, name });
  };

  const serve = (socket: IoSocket): void => {
    const { caller } = socket.data;
    if (caller !== null) void socket.join([userRoom(caller.userId), sessionRoom(caller.sessionId)]);
    const fault = (error: unknown): void => {
      if (refusalOf(error) === null) log.error({ err: error }, 'an event could not be handled');
    };
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
    measured.cut('session_ended');
    socket.disconnect(true);
  };

  const recheckSessions = async (): Promise<void> => {
    if (people === null) return;
    const sessionIds = new Set([...io.sockets.sockets.values()].flatMap(({ data }) => data.caller?.sessionId ?? []));
    if (sessionIds.size === 0) return;
    const alive = await people.sessionsAlive([...sessionIds]);
    for (const sessionId of sessionIds) {
      if (alive.has(sessionId)) continue;
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
    recheckLogged(() => rooms.recheck('everybody'));
  });

  return {
    emitToRoom: (room, event, payload) => {
      emitterTo(io, room).emit(event, payload);
      measured.sent(room, event);
    },
    emitToUser: (userId, event, payload) => {
      emitterTo(io, userRoom(userId)).emit(event, payload);
      measured.sent(userRoom(userId), event);
    },
    hasListeners: (room) => io.sockets.adapter.rooms.has(room),
    hasUser: (userId) => io.sockets.adapter.rooms.has(userRoom(userId)),
    allowRooms: rooms.allow,
    allowWriting: writers.allow,
    recheck: rooms.recheck,
    disconnect: (who) => {
      endings += 1;
      const except = 'sessionId' in who ? null : who.exceptSessionId;
      const room = 'sessionId' in who ? sessionRoom(who.sessionId) : userRoom(who.userId);
      for (const socket of socketsIn(io, room))
        if (except === null || socket.data.caller?.sessionId !== except) end(socket);
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
