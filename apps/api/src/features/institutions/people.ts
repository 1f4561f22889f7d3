import { LRUCache } from 'lru-cache';
import type { PersonName } from './names.ts';
import type { PersonRow } from './queries-directory.ts';

/** Some 10 MB; in a larger town those who wrote where people read. */
const maxPeople = 50_000;

/** Shared by most people, so that it takes no room. */
const nowhere: readonly bigint[] = [];

export const gone: PersonName = { handle: null, displayName: null, livesIn: nowhere };

/** Names of people by inside key, read when somebody is first shown. */
export interface People {
  get(key: bigint): PersonName | undefined;
  /** Reads names and keeps them, unless they were forgotten meanwhile. */
  load(keys: readonly bigint[]): Promise<ReadonlyMap<bigint, PersonName>>;
  forget(): void;
}

export const createPeople = (read: (keys: readonly bigint[]) => Promise<readonly PersonRow[]>): People => {
  const known = new LRUCache<bigint, PersonName>({ max: maxPeople });
  let generation = 0;
  return {
    get: (key) => known.get(key),
    load: async (keys) => {
      const began = generation;
      const rows = await read(keys);
      const names = new Map<bigint, PersonName>(keys.map((key) => [key, gone]));
      for (const { key, handle, displayName, livesIn } of rows)
        names.set(key, { handle, displayName, livesIn: livesIn.length === 0 ? nowhere : livesIn.map(BigInt) });
      if (began === generation) for (const [key, name] of names) known.set(key, name);
      return names;
    },
    forget: () => {
      generation += 1;
      known.clear();
    },
  };
};
