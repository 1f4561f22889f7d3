import type { StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { newToken, tokenHash } from '../../identity/index.ts';
import type { AdminContext } from '../context.ts';
import { requireAdmin } from '../guard.ts';
import { presentInvitation } from '../invitation-view.ts';
import { readInvitation } from '../queries-invitations.ts';
import { changeInvitation, lockInvitation } from '../repo-invitations.ts';
import { sendInvitation } from '../send-invitation.ts';
import { invitationMs } from './invite.ts';

/**
 * Mails a new link for an open invitation, over or not; the earlier link ends. The one who sends it answers for it from now on.
 * With a row in the audit log.
 * @throws `invitation_not_found`, and what `requireAdmin` throws
 */
export const resendInvitation = (
  context: AdminContext,
  { caller, invitation }: { readonly caller: Caller; readonly invitation: string },
): Promise<StaffInvitation> =>
  context.platform.db.transaction(async (tx) => {
    const { userId } = await requireAdmin(context, tx, caller);
    const row = await lockInvitation(tx, invitation);
    if (row === null) throw new AppError('invitation_not_found');
    const now = context.platform.clock.now();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + invitationMs);
    await changeInvitation(tx, row.id, { tokenHash: tokenHash(token), expiresAt, invitedBy: userId });
    await context.writeAudit(tx, {
      actorId: userId,
      placeId: row.placeId,
      action: 'invitation.resend',
      subject: `invitation:${row.publicId}`,
      details: { role: row.role },
      createdAt: now,
    });
    await sendInvitation(context, tx, { id: row.id, token, tellAdmins: false });
    const after = await readInvitation(tx, row.id);
    if (after === null) throw new AppError('invitation_not_found');
    return presentInvitation(after, now);
  });
