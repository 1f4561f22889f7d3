import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { ReadablePlaces } from './queries.ts';

/** Places whose forums the person reads although they are not public; null: all of them. */
export const readablePlaces = (actor: Actor): ReadablePlaces => {
  if (actor.kind === 'guest') return [];
  if (actor.admin) return null;
  return [...actor.memberships.map(({ place }) => place), ...actor.liaisonFor.flatMap(({ places }) => places)];
};
