import type { Changes } from '../../platform/changes.ts';
import type { Db } from '../../platform/db/database.ts';
import { placeTopic } from '../estates/index.ts';
import { townNamesFrom, UnknownName, type ListedPlace, type PersonName, type TownNames } from './names.ts';
import { createPeople, gone } from './people.ts';
import {
  readDirectory,
  readNamesOfPeople,
  readPlaceFacts,
  type DirectoryRows,
  type PersonRow,
} from './queries-directory.ts';

/**
 * Topic under which every instance hears that a name or a badge has changed. Triggers announce it, so that no command can
 * forget to; see `drizzle/0004_names_and_badges.sql` and the latest triggers on `memberships`. Changes of a place itself come under `placeTopic`.
 */
export const directoryTopic = 'directory';

/** While changes may be missing, what is older than this is read again. */
const unsureForMs = 1000;
/** Something may be newer than what was read a moment ago; it is not newer each time. */
const attempts = 4;

/** All names that pages and lists show. */
export interface Names extends TownNames {
  person(key: bigint): PersonName;
}

/**
 * Names and badges in memory, so that no statement has to look them up for each row it reads. Every instance reads them
 * again when a change of them is announced. For showing: what someone may do is asked of the database.
 */
export interface Directory {
  /**
   * Makes what is shown of rows that name all this by inside keys. May call `make` several times, until every key is known:
   * it must do nothing else. Not inside a transaction, which might be waited for by what has to be read.
   */
  show<T>(make: (names: Names) => T): Promise<T>;
  /** A place as policies ask about it, as sure as a page that is kept; null: there is none. */
  place(slug: string): Promise<ListedPlace | null>;
}

interface DirectoryParts {
  readonly changes: Pick<Changes, 'current' | 'onCurrent' | 'subscribe'>;
  readonly readTown: () => Promise<DirectoryRows>;
  readonly readPeople: (keys: readonly bigint[]) => Promise<readonly PersonRow[]>;
  readonly readPlace: (slug: string) => Promise<ListedPlace | null>;
  /** Milliseconds since any beginning. */
  readonly now: () => number;
}

/** Follows `changes`; reads at the first need. */
export const directoryOver = ({ changes, readTown, readPeople, readPlace, now }: DirectoryParts): Directory => {
  const people = createPeople(readPeople);
  let town: TownNames | null = null;
  let loading: Promise<TownNames> | null = null;
  let since = now();
  // Whoever waits for names that are being read gets them; whoever comes after the change waits for newer ones.
  const forget = (): void => {
    town = null;
    loading = null;
    people.forget();
    since = now();
  };
  changes.onCurrent(forget);
  changes.subscribe(placeTopic, forget);
  changes.subscribe(directoryTopic, forget);

  const load = (): Promise<TownNames> => {
    const promise = readTown()
      .then((rows) => {
        const names = townNamesFrom(rows);
        if (loading === promise) town = names;
        return names;
      })
      .finally(() => {
        if (loading === promise) loading = null;
      });
    loading = promise;
    return promise;
  };

  const current = (): TownNames | Promise<TownNames> => {
    if (!changes.current() && now() - since >= unsureForMs) forget();
    return town ?? loading ?? load();
  };

  return {
    show: async (make) => {
      let found: ReadonlyMap<bigint, PersonName> = new Map();
      for (let attempt = 1; ; attempt += 1) {
        const names = await current();
        const unknown = new Set<bigint>();
        const person = (key: bigint): PersonName => {
          const name = people.get(key) ?? found.get(key);
          if (name === undefined) unknown.add(key);
          return name ?? gone;
        };
        try {
          const made = make({ ...names, person });
          if (unknown.size === 0) return made;
        } catch (error) {
          if (!(error instanceof UnknownName) || attempt >= attempts) throw error;
          if (town === names) town = null;
        }
        if (unknown.size > 0) found = new Map([...found, ...(await people.load([...unknown]))]);
      }
    },
    place: async (slug) => (changes.current() ? (await current()).placeBySlug(slug) : undefined) ?? readPlace(slug),
  };
};

/** The directory of this process. */
export const createDirectory = ({ db, changes }: { readonly db: Db; readonly changes: Changes }): Directory =>
  directoryOver({
    changes,
    readTown: () => readDirectory(db),
    readPeople: (keys) => readNamesOfPeople(db, keys),
    readPlace: (slug) => readPlaceFacts(db, slug),
    now: () => performance.now(),
  });
