import { inGoodStanding } from '../estates/policy.ts';
import { mayListCases, placesOfCases } from '../moderation/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

/** Roles, places, institutions, people, settings, the whole audit log: the administrator. */
export const mayAdminister = forDuty((actor: Actor): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin ? allow : deny('forbidden')),
  ),
);

/**
 * Read the audit log: the administrator all of it, a moderator what was done in the places they moderate. Gives their slugs; null:
 * all, and what concerns no place.
 */
export const placesOfAudit = placesOfCases;

/** Read the audit log of one place (its slug), or as much of it as one may: like the list of cases. */
export const mayReadAudit = mayListCases;
