import { allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

/** The liaison's list: whoever may speak for at least one institution. A suspended liaison still reads. */
export const mayReadAwaiting = forDuty((actor: Actor): Verdict => {
  if (actor.kind === 'guest') return deny('unauthorized');
  return actor.liaisonFor.length > 0 ? allow : deny('forbidden');
});
