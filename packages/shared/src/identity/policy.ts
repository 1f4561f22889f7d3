import { inGoodStanding } from '../estates/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';
import type { Profile } from './schema.ts';

/** Facts about a person that decide who may read what they say of themselves. */
export interface AboutFacts {
  /** Public id. */
  readonly id: string;
  readonly shownTo: Profile['shownTo'];
  /** Slugs of the estates that they belong to. */
  readonly estates: readonly string[];
}

/**
 * By default neighbours read it: confirmed accounts of one of the same estates. The person always does, and the administrator,
 * who answers for what is written.
 */
export const mayReadAbout = (actor: Actor, person: AboutFacts): boolean => {
  if (person.shownTo === 'everyone') return true;
  if (actor.kind === 'guest') return false;
  if (actor.id === person.id || actor.admin) return true;
  return (
    person.shownTo === 'neighbours' &&
    actor.confirmed &&
    actor.memberships.some(({ place }) => person.estates.includes(place))
  );
};

/** Clear how somebody signs in, who has lost all of it: the administrator, never for themselves. */
export const mayClearFactors = forDuty((actor: Actor, person: { readonly id: string | null }): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin && actor.id !== person.id ? allow : deny('forbidden')),
  ),
);

/**
 * Add, change or remove what one signs in with as a second factor. Whose duties wait for it has shown one factor; where they have
 * another, changing it on the word of the first would put the first in its place. Their first one they may set up.
 */
export const mayChangeFactors = (actor: Actor, { hasFactor }: { readonly hasFactor: boolean }): Verdict =>
  actor.kind === 'account' && actor.withheld !== undefined && hasFactor ? deny('second_factor_required') : allow;
