import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { AdminContext } from '../context.ts';
import { requireAdmin } from '../guard.ts';
import { changeInvitation, lockInvitation } from '../repo-invitations.ts';

/**
 * Withdraws an open invitation: its link opens nothing any more. With a row in the audit log.
 * @throws `invitation_not_found`, and what `requireAdmin` throws
 */
export const revokeInvitation = (
  context: AdminContext,
  { caller, invitation }: { readonly caller: Caller; readonly invitation: string },
): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { userId } = await requireAdmin(context, tx, caller);
    const row = await lockInvitation(tx, invitation);
    if (row === null) throw new AppError('invitation_not_found');
    const now = context.platform.clock.now();
    await changeInvitation(tx, row.id, { revokedAt: now });
    await context.writeAudit(tx, {
      actorId: userId,
      placeId: row.placeId,
      action: 'invitation.revoke',
      subject: `invitation:${row.publicId}`,
      details: { role: row.role },
      createdAt: now,
    });
  });
