import { hasRole, inGoodStanding, mayReadPlace, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, type Actor, type PlaceRole, type Verdict } from '../policy.ts';

const roles: readonly PlaceRole[] = ['resident', 'animator', 'moderator'];

/** A neighbour invites to an estate of their own; to the city's forum everybody belongs anyway. */
export const mayInvite = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () =>
      place.kind === 'estate' && roles.some((role) => hasRole(actor, place.slug, role)) ? allow : deny('not_a_member'),
  );

/** See and take back the link of one's own, whatever state the account is in. */
export const mayWithdrawInvitation = (actor: Actor): Verdict => (actor.kind === 'guest' ? deny('unauthorized') : allow);
