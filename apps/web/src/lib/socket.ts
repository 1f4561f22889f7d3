import type { ClientEvents, HandshakeAuth, Room, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import type { Socket } from 'socket.io-client';
import { useEffect, useSyncExternalStore } from 'react';
import { accessToken } from './api-client.ts';
import { createJoining } from './joining.ts';
import { createReconnection, refusalCode } from './reconnection.ts';
import { currentSession, isLeaving, onSessionChange, restoreSession, sessionEndedElsewhere } from './session.ts';

type LiveSocket = Socket<ServerEvents, ClientEvents>;
type EventName = keyof ServerEvents;

/** `idle` before the library is loaded, `off` while the line is cut. */
export type LiveStatus = 'idle' | 'on' | 'off';

let socket: LiveSocket | undefined;
let status: LiveStatus = 'idle';
const statusListeners = new Set<() => void>();
const rooms = new Map<Room, number>();
const handlers: { readonly [E in EventName]: Set<ServerEvents[E]> } = {
  'post.created': new Set(),
  'post.updated': new Set(),
  'post.hidden': new Set(),
  'thread.created': new Set(),
  'thread.updated': new Set(),
  'notification.created': new Set(),
  'notification.gone': new Set(),
  'export.updated': new Set(),
  'room.presence': new Set(),
  'room.catchup': new Set(),
  'room.left': new Set(),
  'session.ended': new Set(),
};
const catchUps = new Set<() => void>();

const setStatus = (next: LiveStatus): void => {
  status = next;
  for (const listener of statusListeners) listener();
};

const identityOf = (): string => {
  const session = currentSession();
  return session.status === 'signed-in' ? session.me.id : session.status;
};

/** The token of the last handshake, so that a refusal can be told from one of a token replaced since. */
let presented: string | undefined;

/** The handshake carries a fresh token each time; a guest's carries none. */
const handshake = async (): Promise<HandshakeAuth> => {
  if (accessToken.fresh === undefined && currentSession().status !== 'guest') await restoreSession();
  presented = accessToken.fresh;
  return presented === undefined ? {} : { token: presented };
};

const catchUp = (): void => {
  // The server cuts the sockets of who signs out; in a moment everything is asked for anew.
  if (isLeaving()) return;
  for (const handler of catchUps) handler();
};

const join = createJoining({
  ask: (room, answered) => socket?.emit('room.join', { room }, answered),
  isWanted: (room) => rooms.has(room),
  onLate: catchUp,
});

/** What every handler takes, whichever event it is for. */
type AnyPayload = (
  EventName extends infer E ? (E extends EventName ? (take: Parameters<ServerEvents[E]>[0]) => void : never) : never
) extends (take: infer All) => void
  ? All
  : never;

/** Hands every event on to those who asked for it, whenever they asked; a newer server may send some that nobody here knows. */
const relay = (from: LiveSocket): void => {
  from.onAny((event: string, payload: AnyPayload) => {
    const known = Object.entries(handlers).find(([name]) => name === event)?.[1] ?? [];
    for (const handler of known) handler(payload);
  });
};

const connect = async (): Promise<void> => {
  const { io } = await import('socket.io-client');
  const made: LiveSocket = io({
    transports: ['websocket', 'polling'],
    reconnectionDelayMax: 10_000,
    auth: (give) => {
      handshake().then(give, () => give({}));
    },
  });
  socket = made;
  relay(made);
  const reconnection = createReconnection({
    renew: () => restoreSession(presented),
    // Becoming a guest has connected already; a second request on one connection would be one too many.
    connect: () => {
      if (!made.active) made.connect();
    },
  });
  made.on('connect', () => {
    reconnection.connected();
    setStatus('on');
    // What a recovered connection missed is handed over by the server; after a longer cut everything open asks for itself.
    for (const room of rooms.keys()) join(room);
    if (!made.recovered) catchUp();
  });
  made.on('disconnect', (reason) => {
    setStatus('off');
    if (reason === 'io server disconnect') made.connect();
  });
  made.on('connect_error', (error) => {
    setStatus('off');
    if (!made.active) reconnection.refused(refusalCode(error));
  });
};

/** Loads the live connection once the page has been painted and the browser has time for it. */
export const startLive = (): void => {
  const later = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const start = (): void => {
    later(() => void connect().catch(() => setTimeout(start, 10_000)));
  };
  onLive('session.ended', sessionEndedElsewhere);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });

  let identity = identityOf();
  onSessionChange(() => {
    const next = identityOf();
    // A reload starts as `unknown`; the handshake waits for the answer by itself.
    const changed = next !== identity && identity !== 'unknown';
    identity = next;
    if (changed) socket?.disconnect().connect();
  });
};

/** Calls back for one kind of event from any room; returns how to stop. Works before the connection exists. */
export const onLive = <E extends EventName>(event: E, handler: ServerEvents[E]): (() => void) => {
  const known: Set<ServerEvents[E]> = handlers[event];
  known.add(handler);
  return () => known.delete(handler);
};

/** Enters a room, now and after every reconnection, until the returned function is called as often as this. */
export const joinRoom = (room: Room): (() => void) => {
  const visitors = rooms.get(room) ?? 0;
  rooms.set(room, visitors + 1);
  if (visitors === 0 && socket?.connected === true) join(room);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const remaining = (rooms.get(room) ?? 1) - 1;
    if (remaining > 0) rooms.set(room, remaining);
    else {
      rooms.delete(room);
      socket?.emit('room.leave', { room }, () => undefined);
    }
  };
};

/** Calls back when events may have been missed: after a cut that could not be recovered. */
export const onCatchUp = (handler: () => void): (() => void) => {
  catchUps.add(handler);
  return () => catchUps.delete(handler);
};

/** Tells a room that something is being written there; the caller keeps to once in 3 s. */
export const sendTyping = (room: Room): void => {
  socket?.volatile.emit('typing', { room });
};

/** Stays in a room while the component is shown; `undefined` means none yet. */
export const useRoom = (room: Room | undefined): void => {
  useEffect(() => (room === undefined ? undefined : joinRoom(room)), [room]);
};

/** Handles one kind of live event while the component is shown; keep the handler stable with `useCallback`. */
export const useLive = <E extends EventName>(event: E, handler: ServerEvents[E]): void => {
  useEffect(() => onLive(event, handler), [event, handler]);
};

/** State of the live connection. */
export const useLiveStatus = (): LiveStatus =>
  useSyncExternalStore(
    (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
    () => status,
  );
