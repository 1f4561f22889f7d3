import type { Room } from '@moja-ulica/shared/realtime.ts';
import { LRUCache } from 'lru-cache';
import type { AccountCaller } from '../auth/tokens.ts';
import type { MayJoin, People } from './realtime.ts';
import { kindOf, type RoomKind } from './rooms.ts';

/** Somebody who writes says so every 3 s; who they are and whether they may is asked less often. */
const keptMs = 30_000;
const maxKept = 5_000;

/** Under which names people are shown while they write. */
export interface WriterNames {
  readonly allow: (kind: RoomKind, mayWrite: MayJoin) => void;
  /** Null for who may not write in the room, and for an account that is gone. */
  readonly nameIn: (room: Room, caller: AccountCaller, people: People) => Promise<string | null>;
}

export const createWriterNames = (): WriterNames => {
  const rules = new Map<RoomKind, MayJoin>();
  const known = new LRUCache<string, { readonly name: string | null }>({ max: maxKept, ttl: keptMs });

  const ask = async (room: Room, caller: AccountCaller, people: People): Promise<string | null> => {
    const rule = rules.get(kindOf(room));
    if (rule === undefined || !(await rule(caller, room))) return null;
    return people.displayNameOf(caller.userId);
  };

  return {
    allow: (kind, mayWrite) => {
      rules.set(kind, mayWrite);
    },
    nameIn: async (room, caller, people) => {
      const key = `${caller.userId} ${room}`;
      const hit = known.get(key);
      if (hit !== undefined) return hit.name;
      const name = await ask(room, caller, people);
      known.set(key, { name });
      return name;
    },
  };
};
