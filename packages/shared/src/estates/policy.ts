import { allow, deny, type Actor, type PlaceRole, type Verdict } from '../policy.ts';

/** Facts about a place that decide who may read and write there. */
export interface PlaceFacts {
  readonly slug: string;
  readonly kind: 'city' | 'estate';
  readonly visibility: 'public' | 'members';
  readonly joining: 'open' | 'code' | 'approval';
}

const rolesIn = (actor: Actor, place: string): readonly PlaceRole[] =>
  actor.kind === 'guest' ? [] : (actor.memberships.find((membership) => membership.place === place)?.roles ?? []);

/** True for a role held in that place by membership. */
export const hasRole = (actor: Actor, place: string, role: PlaceRole): boolean => rolesIn(actor, place).includes(role);

/** True where the person may speak for an institution that serves the place. */
export const isLiaisonIn = (actor: Actor, place: string): boolean =>
  actor.kind === 'account' && actor.liaisonFor.some((liaison) => liaison.places.includes(place));

/** Belongs to the place: a membership, or in the city's forum any confirmed account; liaisons belong where their institution serves. */
export const isMember = (actor: Actor, place: PlaceFacts): boolean =>
  actor.kind === 'account' &&
  (actor.admin ||
    rolesIn(actor, place.slug).length > 0 ||
    isLiaisonIn(actor, place.slug) ||
    (place.kind === 'city' && actor.confirmed));

/** A public forum is read by anyone; a members-only one by its members (a suspended member still reads). */
export const mayReadPlace = (actor: Actor, place: PlaceFacts): Verdict =>
  place.visibility === 'public' || isMember(actor, place) ? allow : deny('place_not_found');

/** Moderates the place: its moderators and the administrator. */
export const moderates = (actor: Actor, place: PlaceFacts): boolean =>
  actor.kind === 'account' && !actor.suspended && (actor.admin || hasRole(actor, place.slug, 'moderator'));

/** An account in good standing: signed in, confirmed, not suspended. */
export const inGoodStanding = (actor: Actor): Verdict => {
  if (actor.kind === 'guest') return deny('unauthorized');
  if (actor.suspended) return deny('account_suspended');
  return actor.confirmed ? allow : deny('email_unconfirmed');
};

/** Joining is one tap where the estate is open. A members-only estate that is open can be joined without being read first. */
export const mayJoin = (actor: Actor, place: PlaceFacts): Verdict => {
  const standing = inGoodStanding(actor);
  if (!standing.allow) return standing;
  return place.kind === 'estate' && place.joining === 'open' ? allow : deny('joining_not_open');
};
