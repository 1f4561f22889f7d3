import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import type { InvitationsContext } from '../context.ts';
import { readInvitation } from '../queries.ts';
import { countUse } from '../repo.ts';

/**
 * Joins the estate that a link leads to, as anybody joins it; who belongs there already stays as they are and takes no use of
 * the link. Announces `membership`. Throws `unauthorized`, `session_ended`, `invitation_ended`, `joining_not_open`,
 * `email_unconfirmed`, `account_suspended`, `too_many_requests`.
 */
export const acceptInvitation = (
  { platform, loadAsker, joinWithin }: InvitationsContext,
  { caller, invitation: token }: { readonly caller: Caller; readonly invitation: string },
): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { actor } = await loadAsker(tx, caller);
    if (actor.kind === 'guest') throw new AppError('unauthorized');
    const invitation = await readInvitation(tx, token, platform.clock.now());
    if (invitation === null) throw new AppError('invitation_ended');
    const { slug } = invitation.place;
    const { me, joined } = await joinWithin(tx, caller, { place: slug, home: 'if-none' });
    if (!joined) return me;
    // Leaving and joining again would use up a link that others need.
    const joins = { name: `invitations:joined:${actor.id}`, limit: limits.joinsPerDay };
    await countOfDay(tx, { ...joins, now: platform.clock.now() });
    if (!(await countUse(tx, invitation.key))) throw new AppError('invitation_ended');
    return me;
  });
