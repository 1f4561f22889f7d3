import type { AccountActor, Verdict } from '../policy.ts';
import { allow, deny } from '../policy.ts';

/**
 * Whether someone may leave: everybody may, suspended and unconfirmed people too, but for the only administrator, without
 * whom nobody could look after the site. `otherAdmins`: administrators besides, who are neither suspended nor about to leave.
 */
export const mayLeave = (actor: AccountActor, { otherAdmins }: { readonly otherAdmins: number }): Verdict =>
  actor.admin && otherAdmins === 0 ? deny('last_admin') : allow;
