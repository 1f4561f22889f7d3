import { mayWithdrawInvitation } from '@moja-ulica/shared/invitations/policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { readablePlace } from '../../estates/index.ts';
import type { InvitationsContext } from '../context.ts';
import { deleteInvitation } from '../repo.ts';

/** Takes the caller's link back: it leads nowhere from now on. Throws `unauthorized`, `session_ended`, `place_not_found`. */
export const withdrawInvitation = (
  { platform, loadAsker }: InvitationsContext,
  { caller, place: slug }: { readonly caller: Caller; readonly place: string },
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, caller);
    enforce(mayWithdrawInvitation(actor));
    if (userId === null) throw new AppError('unauthorized');
    const place = await readablePlace(tx, actor, slug);
    await deleteInvitation(tx, userId, place.id);
  });
