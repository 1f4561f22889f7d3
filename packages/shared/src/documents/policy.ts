import { inGoodStanding } from '../estates/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

/** Edit the documents of the site and what they say of the town: the administrator. */
export const mayEditDocuments = forDuty((actor: Actor): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin ? allow : deny('forbidden')),
  ),
);
