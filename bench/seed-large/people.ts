import { slugify } from '@moja-ulica/shared/ids.ts';
import { RefusedError } from './options.ts';
import type { Random } from '../lib/random.ts';
import { firstNames, initials, units } from './texts.ts';
import type { Town } from './town.ts';

type Role = 'resident' | 'animator' | 'moderator';

/** A person by index; their key in the database is the index and one. */
export interface Person {
  readonly displayName: string;
  readonly handle: string;
  readonly admin: boolean;
  /** Indexes of `Town.places`; the first is home. */
  readonly memberships: readonly { readonly place: number; readonly roles: readonly Role[] }[];
  readonly liaisonFor: { readonly institution: number; readonly unit: string } | null;
}

export interface People {
  readonly list: readonly Person[];
  /** By place: who writes there. In the city's forum that is everybody. */
  readonly writers: readonly (readonly number[])[];
  /** By place. */
  readonly moderators: readonly (readonly number[])[];
  /** By institution. */
  readonly liaisons: readonly (readonly number[])[];
}

const admins = 2;
const moderatorsPerPlace = 3;
const animatorsPerPlace = 2;
const liaisonsPerInstitution = 2;

type Duty =
  | { readonly kind: 'admin' }
  | { readonly kind: 'place'; readonly place: number; readonly role: Role }
  | { readonly kind: 'liaison'; readonly institution: number };

const repeat = <T>(times: number, what: T): T[] => Array.from({ length: times }, () => what);

/** Who has a duty comes first; everybody after them is a resident. */
const dutiesOf = ({ places, institutions }: Town): Duty[] => [
  ...repeat<Duty>(admins, { kind: 'admin' }),
  ...places.flatMap((_, place) => [
    ...repeat<Duty>(moderatorsPerPlace, { kind: 'place', place, role: 'moderator' }),
    ...repeat<Duty>(animatorsPerPlace, { kind: 'place', place, role: 'animator' }),
  ]),
  ...institutions.flatMap((_, institution) => repeat<Duty>(liaisonsPerInstitution, { kind: 'liaison', institution })),
];

/** People of a town, estates unevenly large; some belong to two. Throws `RefusedError`. */
export const makePeople = (count: number, town: Town, random: Random): People => {
  const estates = town.places.flatMap(({ city }, index) => (city ? [] : [index]));
  if (estates.length === 0) throw new RefusedError('The town has no estate in which people could live.');
  const duties = dutiesOf(town);
  if (count < 2 * duties.length) {
    throw new RefusedError(
      `--people must be at least ${String(2 * duties.length)}: so many this town needs for its duties and as many others.`,
    );
  }
  const namesakes = new Map<string, number>();
  const named = (): Pick<Person, 'displayName' | 'handle'> => {
    const displayName = `${random.pick(firstNames)} ${random.pick([...initials])}.`;
    const base = slugify(displayName);
    const number = (namesakes.get(base) ?? 0) + 1;
    namesakes.set(base, number);
    return { displayName, handle: number === 1 ? base : `${base}-${String(number)}` };
  };
  const list = Array.from({ length: count }, (_, index): Person => {
    const duty = duties[index];
    const homes = new Set([estates[Math.floor(random.float() ** 1.4 * estates.length)] ?? 0]);
    if (random.chance(0.15)) homes.add(random.pick(estates));
    const rolesIn = new Map([...homes].map((place): [number, Role[]] => [place, ['resident']]));
    if (duty?.kind === 'place') rolesIn.set(duty.place, [...(rolesIn.get(duty.place) ?? []), duty.role]);
    return {
      ...named(),
      admin: duty?.kind === 'admin',
      memberships: [...rolesIn].map(([place, roles]) => ({ place, roles })),
      liaisonFor: duty?.kind === 'liaison' ? { institution: duty.institution, unit: random.pick(units) } : null,
    };
  });
  const those = (matches: (person: Person) => boolean): number[] =>
    list.flatMap((person, index) => (matches(person) ? [index] : []));
  const has = (person: Person, place: number, role?: Role): boolean =>
    person.memberships.some((membership) => membership.place === place && (!role || membership.roles.includes(role)));
  return {
    list,
    writers: town.places.map(({ city }, place) => random.shuffled(those((person) => city || has(person, place)))),
    moderators: town.places.map((_, place) => those((person) => has(person, place, 'moderator'))),
    liaisons: town.institutions.map((_, institution) =>
      those(({ liaisonFor }) => liaisonFor?.institution === institution),
    ),
  };
};
