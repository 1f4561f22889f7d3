import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import type { InvitationOffer, StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import { tokenHash } from '../identity/index.ts';
import type { AdminContext } from './context.ts';
import { requireAdmin } from './guard.ts';
import { presentInvitation, presentOffer } from './invitation-view.ts';
import { isOffered, readInvitationOfLink, readInvitations } from './queries-invitations.ts';

/** Open invitations for the administrator. Throws what `requireAdmin` throws. */
export const listInvitations = async (
  context: AdminContext,
  { caller, cursor }: { readonly caller: Caller; readonly cursor?: string | undefined },
): Promise<{ items: StaffInvitation[]; nextCursor: string | null }> => {
  const { db, clock } = context.platform;
  await requireAdmin(context, db, caller);
  const after = decodeCursor('invitations', cursor, { momentless: true })?.after ?? null;
  const rows = await readInvitations(db, { after, limit: limits.invitationsPerPage + 1 });
  const { shown, nextCursor } = pageOf(rows, limits.invitationsPerPage, ({ id }) =>
    encodeCursor('invitations', { at: null, after: id }),
  );
  return { items: shown.map((row) => presentInvitation(row, clock.now())), nextCursor };
};

/** What a link offers to who holds it; consumes nothing. Throws `invitation_invalid`. */
export const lookAtInvitation = async (
  { platform, loadAsker, describeMe }: AdminContext,
  { caller, token }: { readonly caller: Caller; readonly token: string },
): Promise<InvitationOffer> => {
  const { db, clock } = platform;
  const now = clock.now();
  const row = await readInvitationOfLink(db, tokenHash(token));
  const over = row === null || row.acceptedAt !== null || row.revokedAt !== null || row.expiresAt <= now;
  if (over || !isOffered(row, now)) throw new AppError('invitation_invalid');
  const { userId } = await loadAsker(db, caller);
  const me = userId === null ? null : await describeMe(db, userId);
  return presentOffer(row, me?.confirmed === true ? me.email : null);
};
