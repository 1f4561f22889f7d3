import { inArray } from 'drizzle-orm';
import { slugify } from '@moja-ulica/shared/ids.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { memberships } from '../../estates/tables.ts';
import { users } from '../../identity/tables.ts';
import { institutions, liaisons } from '../../institutions/tables.ts';
import { demoEmail } from '../accounts.ts';
import type { DemoPerson } from '../content.ts';
import type { Moments } from '../moments.ts';
import { steadyId } from '../steady.ts';

/** Inside keys by the demo's own keys. */
export type Keys = ReadonlyMap<string, bigint>;

/** The key behind a name of the demo's files; a name nobody has is a fault of the files. */
export const keyOf = (keys: Keys, name: string): bigint => {
  const key = keys.get(name);
  if (key === undefined) throw new Error(`the demo names "${name}", which is nowhere in it`);
  return key;
};

type MemberRole = 'resident' | 'animator' | 'moderator';

const memberRoles = (person: DemoPerson): Map<string, MemberRole[]> => {
  const byPlace = new Map<string, MemberRole[]>();
  for (const { place, role } of person.roles) {
    if (place === null || role === 'liaison' || role === 'admin') continue;
    byPlace.set(place, [...(byPlace.get(place) ?? []), role]);
  }
  return byPlace;
};

/** Accounts with one known password, their memberships and, for liaisons, their institutions. */
export const seedPeople = async (
  tx: Tx,
  people: readonly DemoPerson[],
  { moments, places, passwordHash }: { moments: Moments; places: Keys; passwordHash: string },
): Promise<Keys> => {
  const rows = await tx
    .insert(users)
    .values(
      people.map((person) => ({
        publicId: steadyId(`person:${person.key}`),
        email: demoEmail(person.key),
        emailConfirmedAt: moments.daysAgo(person.registeredDaysAgo),
        handle: slugify(person.displayName),
        displayName: person.displayName,
        locale: person.lang === 'en' ? 'en' : 'pl',
        passwordHash,
        admin: person.roles.some(({ role }) => role === 'admin'),
        bio: person.bio,
        hereSince: person.hereSince,
        canHelpWith: person.canHelpWith,
        languages: person.languages,
        registeredAt: moments.daysAgo(person.registeredDaysAgo),
      })),
    )
    .returning({ id: users.id, publicId: users.publicId });
  const byPublicId = new Map(rows.map((row) => [row.publicId, row.id]));
  const keys = new Map(people.map(({ key }) => [key, keyOf(byPublicId, steadyId(`person:${key}`))]));

  await tx.insert(memberships).values(
    people.flatMap((person) =>
      [...memberRoles(person)].map(([place, roles]) => ({
        userId: keyOf(keys, person.key),
        placeId: keyOf(places, place),
        roles,
        home: person.home === place,
        joinedAt: moments.daysAgo(person.registeredDaysAgo),
      })),
    ),
  );

  const spokenFor = people.flatMap((person) =>
    person.roles.flatMap(({ institution, unit }) =>
      institution === null ? [] : [{ person: person.key, institution, unit }],
    ),
  );
  const found = await tx
    .select({ id: institutions.id, slug: institutions.slug })
    .from(institutions)
    .where(
      inArray(
        institutions.slug,
        spokenFor.map(({ institution }) => institution),
      ),
    );
  const institutionKeys = new Map(found.map(({ slug, id }) => [slug, id]));
  await tx.insert(liaisons).values(
    spokenFor.map(({ person, institution, unit }) => ({
      userId: keyOf(keys, person),
      institutionId: keyOf(institutionKeys, institution),
      unit,
    })),
  );
  return keys;
};
