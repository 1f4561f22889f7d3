import type { PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { DirectoryRows } from './queries-directory.ts';

type Localized = DirectoryRows['topics'][number]['name'];

/** What someone is in a place, as it is shown beside their name. */
export type ShownRole = 'admin' | 'moderator' | 'liaison' | 'animator';

interface Named<Name> {
  readonly slug: string;
  readonly name: Name;
}

/** Both names are null once the account is gone. */
export interface PersonName {
  readonly handle: string | null;
  readonly displayName: string | null;
  /** Inside keys of the estates that they joined with a stairwell code. */
  readonly livesIn: readonly bigint[];
}

/** What policies ask about a place, and its inside key. */
export interface ListedPlace extends PlaceFacts {
  readonly key: bigint;
}

/** What is small and rarely changes, by inside key, as it was at one moment. @throws `UnknownName` for a key not in it */
export interface TownNames {
  place(key: bigint): Named<string>;
  topic(key: bigint): Named<Localized>;
  institution(key: bigint): Named<Localized>;
  organisation(key: bigint): Named<string>;
  /** In the order of their names. */
  streets(keys: readonly bigint[]): Named<string>[];
  /** The weightiest of what someone is in a place: for showing, never for what they may do. */
  roleIn(place: bigint, user: bigint): ShownRole | null;
  /** Undefined: no place has this slug. */
  placeBySlug(slug: string): ListedPlace | undefined;
}

/** Something is newer than these names. */
export class UnknownName extends Error {
  constructor(what: string, key: bigint) {
    super(`No ${what} has the key ${key}`);
  }
}

const named = <Name>(what: string, rows: readonly (Named<Name> & { readonly key: bigint })[]) => {
  const byKey = new Map(rows.map(({ key, slug, name }) => [key, { slug, name }]));
  return (key: bigint): Named<Name> => {
    const found = byKey.get(key);
    if (found === undefined) throw new UnknownName(what, key);
    return found;
  };
};

const byName = new Intl.Collator('pl', { numeric: true });

type Duties = ReadonlyMap<bigint, ReadonlyMap<bigint, ShownRole>>;

const dutiesFrom = ({ duties, liaisons }: DirectoryRows): Duties => {
  const byPerson = new Map<bigint, Map<bigint, ShownRole>>();
  const give = (user: bigint, place: bigint, role: ShownRole): void => {
    const known = byPerson.get(user) ?? new Map<bigint, ShownRole>();
    byPerson.set(user, known.set(place, role));
  };
  // The weightiest last: it stays.
  for (const { user, place, roles } of duties) if (roles.includes('animator')) give(user, place, 'animator');
  for (const { user, place } of liaisons) give(user, place, 'liaison');
  for (const { user, place, roles } of duties) if (roles.includes('moderator')) give(user, place, 'moderator');
  return byPerson;
};

export const townNamesFrom = (rows: DirectoryRows): TownNames => {
  const street = named('street', rows.streets);
  const inOrder = rows.streets.toSorted((one, other) => byName.compare(one.name, other.name));
  const positions = new Map(inOrder.map(({ key }, at) => [key, at]));
  const positionOf = (key: bigint): number => positions.get(key) ?? 0;
  const admins = new Set(rows.admins.map(({ user }) => user));
  const duties = dutiesFrom(rows);
  const bySlug = new Map(
    rows.places.map(({ key, slug, kind, visibility, joining }) => [slug, { key, slug, kind, visibility, joining }]),
  );
  return {
    place: named('place', rows.places),
    topic: named('topic', rows.topics),
    institution: named('institution', rows.institutions),
    organisation: named('organisation', rows.organisations),
    streets: (keys) => keys.toSorted((one, other) => positionOf(one) - positionOf(other)).map((key) => street(key)),
    roleIn: (place, user) => (admins.has(user) ? 'admin' : (duties.get(user)?.get(place) ?? null)),
    placeBySlug: (slug) => bySlug.get(slug),
  };
};
