import { inGoodStanding } from '../estates/policy.ts';
import { all, allow, deny, type Actor, type Verdict } from '../policy.ts';

/** Roles, places, institutions, people, settings, the whole audit log: the administrator. */
export const mayAdminister = (actor: Actor): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin ? allow : deny('forbidden')),
  );
