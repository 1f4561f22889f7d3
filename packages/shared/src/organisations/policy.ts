import { inGoodStanding } from '../estates/policy.ts';
import { all, allow, deny, forDuty, type Actor, type Verdict } from '../policy.ts';

/** What the one who asks is to an organisation. */
export interface OrganisationTie {
  /** Writes for it and has said yes to that. */
  readonly writer: boolean;
  readonly keeper: boolean;
}

/** Make one: the administrator. */
export const mayCreateOrganisation = forDuty((actor: Actor): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (actor.kind === 'account' && actor.admin ? allow : deny('forbidden')),
  ),
);

/** Say what it is, ask people to write for it and end that: its keepers, and the administrator. */
export const mayKeepOrganisation = forDuty((actor: Actor, tie: OrganisationTie): Verdict =>
  all(
    () => inGoodStanding(actor),
    () =>
      (tie.writer && tie.keeper) || (actor.kind === 'account' && actor.admin) ? allow : deny('not_organisation_keeper'),
  ),
);

/** Say yes to writing for it: whoever was asked. */
export const mayJoinOrganisation = (actor: Actor, asked: boolean): Verdict =>
  all(
    () => inGoodStanding(actor),
    () => (asked ? allow : deny('organisation_not_found')),
  );

/** Write in its name, beside one's own: its writers, where it works. Being the administrator is not enough. */
export const mayWriteFor = (tie: OrganisationTie, worksHere: boolean): Verdict =>
  tie.writer && worksHere ? allow : deny('not_organisation_writer');
