import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import { placeFactsOf } from '../estates/index.ts';
import type { RolesOfPerson } from '../identity/index.ts';
import { readLiaisonsOf, readMembershipsOf } from './queries-of-people.ts';

/**
 * Roles shown on a profile: see the port. That someone belongs to a members-only estate is known to its members only. A liaison is
 * named once for each institution, at the first place that it serves and the asker may read.
 */
export const rolesOfPerson: RolesOfPerson = async (db, actor, userId) => {
  const memberships = (await readMembershipsOf(db, userId))
    .filter(({ place }) => mayReadPlace(actor, placeFactsOf(place)).allow)
    .flatMap(({ place, roles, verified }) =>
      roles.map((role) => ({ place: place.slug, placeName: place.name, role, institution: null, verified })),
    );
  const named = new Set<string>();
  const liaisons = (await readLiaisonsOf(db, userId)).flatMap(({ place, institution, name }) => {
    if (named.has(institution) || !mayReadPlace(actor, placeFactsOf(place)).allow) return [];
    named.add(institution);
    return [
      { place: place.slug, placeName: place.name, role: 'liaison' as const, institution: name.pl, verified: false },
    ];
  });
  return [...memberships, ...liaisons];
};
