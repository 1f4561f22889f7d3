import { inGoodStanding } from '../estates/policy.ts';
import { mayReadAbout, type AboutFacts } from '../identity/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

/** Slug of an estate of theirs (`estates`) that the actor moderates; null: none. */
export const moderatedEstateOf = (actor: Actor, estates: readonly string[]): string | null =>
  actor.kind === 'guest'
    ? null
    : (actor.memberships.find(({ place, roles }) => roles.includes('moderator') && estates.includes(place))?.place ??
      null);

/** Take somebody's photo away: a moderator of an estate of theirs or the administrator, who may see it, never one's own. */
export const mayRemovePhoto = forDuty((actor: Actor, person: AboutFacts): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.id === person.id ? deny('forbidden') : allow),
    () =>
      (actor.kind === 'account' && actor.admin) || moderatedEstateOf(actor, person.estates) !== null
        ? allow
        : deny('not_moderator_here'),
    () => (mayReadAbout(actor, person) ? allow : deny('photo_not_found')),
  ),
);
