import { all, allow, deny, forDuty, type Actor, type PlaceRole, type Verdict } from '../policy.ts';

/** Facts about a place that decide who may read and write there. */
export interface PlaceFacts {
  readonly slug: string;
  readonly kind: 'city' | 'estate';
  readonly visibility: 'public' | 'members';
  readonly joining: 'open' | 'code' | 'approval';
}

const rolesIn = (actor: Actor, place: string): readonly PlaceRole[] =>
  actor.kind === 'guest' ? [] : (actor.memberships.find((membership) => membership.place === place)?.roles ?? []);

/**
 * Roles by membership, also while their duties wait: without those a liaison passes for a resident where their institution
 * serves, to read there as with them, and has joined nothing by it.
 */
const heldRolesIn = (actor: Actor, place: string): readonly PlaceRole[] =>
  actor.kind === 'guest' ? [] : rolesIn(actor.withheld ?? actor, place);

/** Has joined the place, whether their duties wait or not. */
export const hasJoined = (actor: Actor, place: string): boolean => heldRolesIn(actor, place).length > 0;

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

/** What of a place decides whether one can join it without being asked for more. */
type JoinFacts = Pick<PlaceFacts, 'kind' | 'joining'>;

/** An estate that lets people in without a code or an approval; nobody joins the city, all confirmed accounts belong to it. */
export const isOpenToJoin = (place: JoinFacts): boolean => place.kind === 'estate' && place.joining === 'open';

/**
 * Join, or say of an estate one has joined whether it is home. Joining is one tap where the estate is open; a members-only one
 * can be joined without being read first. Who has joined may make it home however people join today.
 */
export const mayJoin = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (isOpenToJoin(place) || hasJoined(actor, place.slug) ? allow : deny('joining_not_open')),
  );

/**
 * Join with a stairwell code: whoever holds one, however people join there otherwise, and also a member, who gets the badge
 * by it. Whether the code holds is asked of the code.
 */
export const mayJoinByCode = (actor: Actor, place: JoinFacts): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (place.kind === 'estate' ? allow : deny('joining_not_open')),
  );

/** Ask to be let in: whoever is no member yet, where people join by approval; a members-only estate without being read first. */
export const mayAskToJoin = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (place.kind === 'estate' && place.joining === 'approval' ? allow : deny('joining_not_by_approval')),
    () => (hasJoined(actor, place.slug) ? deny('already_a_member') : allow),
  );

/** See and decide who asks to be let in: the estate's moderators and the administrator, as with all decisions about people. */
export const mayDecideRequests = forDuty((actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (moderates(actor, place) ? allow : deny('not_moderator_here')),
  ),
);

/** Decide one request: whoever decides them there, but nobody about themselves. */
export const mayDecideRequest = (actor: Actor, place: PlaceFacts, request: { readonly personId: string }): Verdict =>
  all(
    () => mayDecideRequests(actor, place),
    () => (actor.kind === 'account' && actor.id === request.personId ? deny('forbidden') : allow),
  );

/** Make, print, list and withdraw the stairwell codes of an estate: the administrator. The city has none. */
export const mayManageCodes = forDuty((actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin ? allow : deny('forbidden')),
    () => (place.kind === 'estate' ? allow : deny('joining_not_open')),
  ),
);

/** Leave: anyone for themselves, unless they hold more than a resident's role there. */
export const mayLeave = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (heldRolesIn(actor, place.slug).every((role) => role === 'resident') ? allow : deny('membership_has_duties')),
  );
