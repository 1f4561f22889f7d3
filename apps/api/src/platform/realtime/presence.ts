import { realtimeLimits } from '@moja-ulica/shared/realtime.ts';
import type { Room } from '@moja-ulica/shared/realtime.ts';

/** One person who is writing; the id keeps a person's own name from themselves. */
export interface Writer {
  readonly userId: string;
  readonly name: string;
}

/** Who is in a room on one instance. */
export interface RoomState {
  readonly readers: number;
  readonly writers: readonly Writer[];
}

/** Hands this instance's states to the others and theirs to us; see `presence-redis.ts`. What is lost here is missed by nobody. */
export interface PresenceLink {
  publish(room: Room, state: RoomState): void;
  /** Calls back with the sum of the others whenever it changes. */
  onOthers(handler: (room: Room) => void): void;
  others(room: Room): RoomState;
  close(): Promise<void>;
}

interface Visitors {
  /** Person by socket; guests have none. */
  readonly sockets: Map<string, string | null>;
  readonly writers: Map<string, { readonly name: string; readonly untilMs: number }>;
  timer: NodeJS.Timeout | null;
  sentMs: number;
}

interface Options {
  readonly link: PresenceLink | null;
  /** Sends a room what it should show now. */
  readonly show: (room: Room, state: RoomState) => void;
  /** At most one message per room in this time. */
  readonly betweenMs?: number;
  readonly typingMs?: number;
}

/** How many read a thread and who is writing there. A person with several tabs is one reader; each guest's tab is one. */
export interface Presence {
  joined(room: Room, socketId: string, userId: string | null): void;
  left(room: Room, socketId: string): void;
  writing(room: Room, writer: Writer): void;
  close(): void;
}

/** The first message waits a little, since people come in bunches. */
const gatherMs = 50;

const readersOf = ({ sockets }: Visitors): number => {
  const people = new Set<string>();
  let guests = 0;
  for (const userId of sockets.values()) {
    if (userId === null) guests += 1;
    else people.add(userId);
  }
  return people.size + guests;
};

export const createPresence = ({
  link,
  show,
  betweenMs = 1_000,
  typingMs = realtimeLimits.typingSeconds * 1_000,
}: Options): Presence => {
  const visited = new Map<Room, Visitors>();

  const ownState = (visitors: Visitors): RoomState => ({
    readers: readersOf(visitors),
    writers: [...visitors.writers].map(([userId, { name }]) => ({ userId, name })),
  });

  const fade = (visitors: Visitors): void => {
    const now = performance.now();
    for (const [userId, { untilMs }] of visitors.writers) if (untilMs <= now) visitors.writers.delete(userId);
  };

  const tell = (room: Room, visitors: Visitors): void => {
    visitors.timer = null;
    visitors.sentMs = performance.now();
    fade(visitors);
    const own = ownState(visitors);
    const others = link?.others(room) ?? { readers: 0, writers: [] };
    show(room, { readers: own.readers + others.readers, writers: [...own.writers, ...others.writers] });
    const fading = [...visitors.writers.values()].map(({ untilMs }) => untilMs);
    if (fading.length > 0) schedule(room, visitors, Math.min(...fading) - visitors.sentMs);
  };

  const schedule = (room: Room, visitors: Visitors, afterMs: number): void => {
    if (visitors.timer !== null) clearTimeout(visitors.timer);
    const soonest = Math.max(gatherMs, visitors.sentMs + betweenMs - performance.now());
    visitors.timer = setTimeout(
      () => {
        const before = visitors.writers.size;
        fade(visitors);
        if (visitors.writers.size !== before) link?.publish(room, ownState(visitors));
        tell(room, visitors);
      },
      Math.max(soonest, afterMs),
    );
    visitors.timer.unref();
  };

  const changed = (room: Room, visitors: Visitors): void => {
    link?.publish(room, ownState(visitors));
    if (visitors.sockets.size > 0) schedule(room, visitors, 0);
    else {
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
        sentMs: Number.NEGATIVE_INFINITY,
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
