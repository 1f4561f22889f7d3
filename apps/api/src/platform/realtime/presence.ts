import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';

/** One person who is writing; the id keeps a person's own name from themselves. */
export interface Writer {
  readonly userId: string;
  readonly name: string;
}

/** Who is in a room on one instance. */
export interface RoomState {
  /** Public ids of people with an account, each once. */
  readonly people: readonly string[];
  /** Guests; each tab of theirs is one. */
  readonly guests: number;
  readonly writers: readonly Writer[];
}

/** What a room shows: everybody on all instances, each once. */
export interface Shown {
  readonly readers: number;
  readonly writers: readonly Writer[];
}

/** Hands this instance's states to the others and theirs to us; see `presence-redis.ts`. What is lost here is missed by nobody. */
export interface PresenceLink {
  publish(room: Room, state: RoomState): void;
  /** Calls back whenever what the others hold changes. */
  onOthers(handler: (room: Room) => void): void;
  /** What each of the other instances holds. */
  others(room: Room): readonly RoomState[];
  close(): Promise<void>;
}

interface Visitors {
  /** Person by socket; guests have none. */
  readonly sockets: Map<string, string | null>;
  readonly writers: Map<string, { readonly name: string; readonly untilMs: number }>;
  timer: NodeJS.Timeout | null;
  /** When the timer fires. */
  dueMs: number;
  sentMs: number;
  /** The other instances have not been told of the last change. */
  untold: boolean;
}

interface Options {
  readonly link: PresenceLink | null;
  /** Sends a room what it should show now. */
  readonly show: (room: Room, shown: Shown) => void;
  /** At most one message per room in this time. */
  readonly betweenMs?: number;
  readonly typingMs?: number;
}

/** How many read a thread and who is writing there. A person with several tabs is one reader, whichever instances they are on. */
export interface Presence {
  joined(room: Room, socketId: string, userId: string | null): void;
  left(room: Room, socketId: string): void;
  writing(room: Room, writer: Writer): void;
  close(): void;
}

/** The first message waits a little, since people come in bunches. */
const gatherMs = 50;

const stateOf = ({ sockets, writers }: Visitors): RoomState => {
  const people = new Set<string>();
  let guests = 0;
  for (const userId of sockets.values()) {
    if (userId === null) guests += 1;
    else people.add(userId);
  }
  return { people: [...people], guests, writers: [...writers].map(([userId, { name }]) => ({ userId, name })) };
};

const shownOf = (states: readonly RoomState[]): Shown => {
  const people = new Set(states.flatMap((state) => state.people));
  const writers = new Map(states.flatMap((state) => state.writers.map((writer) => [writer.userId, writer])));
  return {
    readers: states.reduce((sum, { guests }) => sum + guests, people.size),
    writers: [...writers.values()],
  };
};

export const createPresence = ({
  link,
  show,
  betweenMs = 1_000,
  typingMs = realtimeLimits.typingSeconds * 1_000,
}: Options): Presence => {
  const visited = new Map<Room, Visitors>();

  /** True when somebody's sign of writing has faded. */
  const fade = ({ writers }: Visitors): boolean => {
    const now = performance.now();
    const before = writers.size;
    for (const [userId, { untilMs }] of writers) if (untilMs <= now) writers.delete(userId);
    return writers.size !== before;
  };

  const tell = (room: Room, visitors: Visitors): void => {
    visitors.timer = null;
    visitors.sentMs = performance.now();
    if (fade(visitors)) visitors.untold = true;
    const own = stateOf(visitors);
    if (visitors.untold) link?.publish(room, own);
    visitors.untold = false;
    show(room, shownOf([own, ...(link?.others(room) ?? [])]));
    const fading = [...visitors.writers.values()].map(({ untilMs }) => untilMs);
    if (fading.length > 0) schedule(room, visitors, Math.min(...fading) - visitors.sentMs);
  };

  const schedule = (room: Room, visitors: Visitors, afterMs: number): void => {
    const now = performance.now();
    const waitMs = Math.max(gatherMs, visitors.sentMs + betweenMs - now, afterMs);
    if (visitors.timer !== null) {
      // What is due stays due, or a room with much coming and going would never be told.
      if (visitors.dueMs <= now + waitMs) return;
      clearTimeout(visitors.timer);
    }
    visitors.dueMs = now + waitMs;
    visitors.timer = setTimeout(() => tell(room, visitors), waitMs);
    visitors.timer.unref();
  };

  const changed = (room: Room, visitors: Visitors): void => {
    visitors.untold = true;
    if (visitors.sockets.size > 0) schedule(room, visitors, 0);
    else {
      link?.publish(room, stateOf(visitors));
      if (visitors.timer !== null) clearTimeout(visitors.timer);
      visited.delete(room);
    }
  };

  link?.onOthers((room) => {
    const visitors = visited.get(room);
    if (visitors !== undefined) schedule(room, visitors, 0);
  });

  const counts = (room: Room): boolean => room.startsWith('thread:');

  return {
    joined: (room, socketId, userId) => {
      if (!counts(room)) return;
      const visitors = visited.get(room) ?? {
        sockets: new Map(),
        writers: new Map(),
        timer: null,
        dueMs: Number.POSITIVE_INFINITY,
        sentMs: Number.NEGATIVE_INFINITY,
        untold: false,
      };
      visitors.sockets.set(socketId, userId);
      visited.set(room, visitors);
      changed(room, visitors);
    },
    left: (room, socketId) => {
      const visitors = visited.get(room);
      const userId = visitors?.sockets.get(socketId);
      if (visitors === undefined || userId === undefined) return;
      visitors.sockets.delete(socketId);
      if (userId !== null && ![...visitors.sockets.values()].includes(userId)) visitors.writers.delete(userId);
      changed(room, visitors);
    },
    writing: (room, { userId, name }) => {
      const visitors = visited.get(room);
      if (visitors === undefined) return;
      const known = visitors.writers.get(userId);
      visitors.writers.set(userId, { name, untilMs: performance.now() + typingMs });
      if (known === undefined || known.name !== name) changed(room, visitors);
    },
    close: () => {
      for (const { timer } of visited.values()) if (timer !== null) clearTimeout(timer);
      visited.clear();
    },
  };
};
