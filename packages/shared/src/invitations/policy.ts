import { hasJoined, inGoodStanding, mayReadPlace, type PlaceFacts } from '../estates/policy.ts';
import { all, allow, deny, type Actor, type Verdict } from '../policy.ts';

/** A neighbour invites to an estate of their own; to the city's forum everybody belongs anyway. */
export const mayInvite = (actor: Actor, place: PlaceFacts): Verdict =>
  all(
    () => mayReadPlace(actor, place),
    () => inGoodStanding(actor),
    () => (place.kind === 'estate' && hasJoined(actor, place.slug) ? allow : deny('not_a_member')),
  );

/** See and take back the link of one's own, whatever state the account is in. */
export const mayWithdrawInvitation = (actor: Actor): Verdict => (actor.kind === 'guest' ? deny('unauthorized') : allow);
