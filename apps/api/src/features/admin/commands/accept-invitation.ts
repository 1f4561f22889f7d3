import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { announceMembership, setDuties } from '../../estates/index.ts';
import { findAccount, lockAdmins, makeAdmin, tokenHash } from '../../identity/index.ts';
import { setVoice } from '../../institutions/index.ts';
import { rightsChanged, type Account } from '../acting.ts';
import type { AdminContext } from '../context.ts';
import { isOffered, readAdmins, readDuties, readInvitation } from '../queries-invitations.ts';
import { changeInvitation, lockInvitationOfLink, type InvitationLock } from '../repo-invitations.ts';

/** Gives the role beside those that the person has. */
const give = async ({ platform }: AdminContext, tx: Tx, row: InvitationLock, account: Account): Promise<void> => {
  const { role, placeId, institutionId, unit } = row;
  if (placeId !== null && (role === 'animator' || role === 'moderator')) {
    const held = await readDuties(tx, account.id, placeId);
    await setDuties(platform, tx, { user: account, placeId, duties: [...held, role] });
  } else if (institutionId !== null) {
    await setVoice(platform, tx, { user: account, institutionId, voice: { unit } });
  } else if (role === 'admin') {
    await makeAdmin(tx, account.id);
    await announceMembership(platform.changes, tx, account.publicId);
  }
};

/**
 * Accepts an invitation, once: it binds to the address that it was sent to, so who is signed in with another one is told to
 * change. It ends with the role of the administrator who sent it, and waits while they are suspended. From the next request on; with a row in the audit log, and a
 * mail to all administrators. Accepting it again changes nothing. Announces `membership` and `session`.
 * @throws `unauthorized`, `invitation_invalid`, `invitation_for_another`, `email_unconfirmed`, `account_suspended`
 */
export const acceptInvitation = (
  context: AdminContext,
  { caller, token }: { readonly caller: Caller; readonly token: string },
): Promise<Me> => {
  const { platform, loadAsker, lockAsker, describeMe, writeAudit, mails } = context;
  return platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, caller);
    enforce(inGoodStanding(actor));
    if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
    const row = await lockInvitationOfLink(tx, tokenHash(token));
    if (row?.acceptedBy === userId) return describeMe(tx, userId);
    const now = platform.clock.now();
    if (row === null || row.acceptedAt !== null || row.revokedAt !== null || row.expiresAt <= now) {
      throw new AppError('invitation_invalid');
    }
    // Held: whoever loses that role or is suspended at the same moment comes before or after. So does who accepts, who is asked
    // for once more.
    await lockAdmins(tx);
    enforce(inGoodStanding((await lockAsker(tx, caller)).actor));
    const invitation = await readInvitation(tx, row.id);
    if (invitation === null || !isOffered(invitation, now)) throw new AppError('invitation_invalid');
    const account = await findAccount(tx, actor.id);
    if (account === null) throw new AppError('session_ended');
    if (account.email !== row.email) throw new AppError('invitation_for_another');

    await changeInvitation(tx, row.id, { acceptedAt: now, acceptedBy: userId });
    await give(context, tx, row, account);
    await rightsChanged(context, tx, account, true);
    await writeAudit(tx, {
      actorId: userId,
      placeId: row.placeId,
      action: 'invitation.accept',
      subject: `user:${account.publicId}`,
      details: { role: row.role, institution: invitation.institution?.slug ?? null, unit: row.unit },
      createdAt: now,
    });
    for (const admin of await readAdmins(tx)) {
      if (admin.email === null || admin.email === account.email) continue;
      await mails.invitationAccepted(
        tx,
        { email: admin.email, locale: admin.locale },
        {
          role: row.role,
          place: invitation.place?.name ?? null,
          institution: invitation.institution?.name ?? null,
          unit: row.unit,
          by: invitation.invitedBy ?? '',
          name: account.displayName ?? '',
          key: row.publicId,
        },
      );
    }
    return describeMe(tx, userId);
  });
};
