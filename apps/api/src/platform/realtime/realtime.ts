import type { Room, ServerEvents } from '@moja-ulica/shared/realtime.ts';
import type { Caller } from '../auth/caller.ts';
import type { AccountCaller } from '../auth/tokens.ts';

export type EventName = keyof ServerEvents;
export type EventOf<N extends EventName> = Parameters<ServerEvents[N]>[0];

/** Decides whether this caller may be in the room now; asked on joining and after every change of permissions. */
export type MayJoin = (caller: Caller, room: Room) => Promise<boolean>;

/** What sockets need to know about people; only features can tell. */
export interface People {
  /** False when the session was revoked or has expired, or its account may not be used any more. */
  sessionAlive(caller: AccountCaller): Promise<boolean>;
  /** Of these sessions (public ids) the ones of which that can still be said. */
  sessionsAlive(sessionIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The name others see, by public id; null for an erased or unknown account. */
  displayNameOf(userId: string): Promise<string | null>;
}

/** The process's own sockets. Each instance emits what it hears from `Changes` to the sockets it holds. */
export interface Realtime {
  /** To this instance's sockets in the room, in order of the calls. */
  emitToRoom<N extends EventName>(room: Room, event: N, payload: EventOf<N>): void;
  /** To this instance's sockets of one person (public id). */
  emitToUser<N extends EventName>(userId: string, event: N, payload: EventOf<N>): void;
  /** True when this instance holds a socket in the room: nothing needs reading for nobody. */
  hasListeners(room: Room): boolean;
  hasUser(userId: string): boolean;
  /** Rules of one kind of room (`forum`, `thread`). */
  allowRooms(kind: 'forum' | 'thread', mayJoin: MayJoin): void;
  /** Whose writing is shown in one kind of room; without a rule nobody's. */
  allowWriting(kind: 'forum' | 'thread', mayWrite: MayJoin): void;
  /** Asks again for every room of this person's sockets (or of everybody in `room`, or of everybody) and leaves those denied. */
  recheck(who: { readonly userId: string } | { readonly room: Room } | 'everybody'): Promise<void>;
  /** Cuts the sockets of a session, or of a person but for one session, on this instance. */
  disconnect(
    who: { readonly sessionId: string } | { readonly userId: string; readonly exceptSessionId: string | null },
  ): void;
  /** Wired by `app.ts`, once. Until then only guests can connect. */
  knowPeople(people: People): void;
}
