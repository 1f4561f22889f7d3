import { adminLimits as limits } from '@moja-ulica/shared/admin/limits.ts';
import type { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import type { StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { newPublicId } from '../../../platform/ids.ts';
import { readPlace } from '../../estates/index.ts';
import { newToken, tokenHash } from '../../identity/index.ts';
import { findInstitution } from '../../institutions/index.ts';
import type { AdminContext } from '../context.ts';
import { requireAdmin } from '../guard.ts';
import { presentInvitation } from '../invitation-view.ts';
import { readInvitation } from '../queries-invitations.ts';
import { insertInvitation, isInvited } from '../repo-invitations.ts';
import { sendInvitation } from '../send-invitation.ts';
import { cleanUnit } from './set-liaison.ts';

type Wanted = BodyOf<typeof adminRoutes.invite>;

interface Invite {
  readonly caller: Caller;
  readonly body: Wanted;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/** How long the link of an invitation works. */
export const invitationMs = limits.invitationDays * 86_400_000;

const refuse = (field: string, message: string): never => {
  throw new AppError('invalid_input', { fields: [{ field, code: 'needed', message }] });
};

/** Inside keys of where the role is held: a place, an institution, or for an administrator neither. */
const whereOf = async (tx: Tx, { role, place: placeSlug, institution: institutionSlug }: Wanted) => {
  const ofPlace = role === 'animator' || role === 'moderator';
  if (ofPlace !== (placeSlug !== undefined)) refuse('place', 'a place is needed for an animator or moderator only');
  if ((role === 'liaison') !== (institutionSlug !== undefined)) {
    refuse('institution', 'an institution is needed for a liaison only');
  }
  const place = placeSlug === undefined ? null : await readPlace(tx, placeSlug);
  if (placeSlug !== undefined && place === null) throw new AppError('place_not_found');
  const institution = institutionSlug === undefined ? null : await findInstitution(tx, institutionSlug);
  if (institutionSlug !== undefined && institution === null) throw new AppError('institution_not_found');
  return { placeId: place?.id ?? null, institutionId: institution?.id ?? null };
};

/**
 * Invites somebody to a role by e-mail, once for an `Idempotency-Key`; all administrators are told by mail. With a row in the
 * audit log, which names no address: it is never changed, and a person may want to be forgotten.
 * @throws `invalid_input`, `place_not_found`, `institution_not_found`, `invitation_open`, `idempotency_key_reused`, and what
 * `requireAdmin` throws
 */
export const invite = (context: AdminContext, input: Invite): Promise<StaffInvitation> => {
  const { platform, writeAudit } = context;
  const { role } = input.body;
  const unit = role === 'liaison' ? cleanUnit(input.body.unit ?? null) : null;
  return platform.db.transaction(async (tx) => {
    const { userId } = await requireAdmin(context, tx, input.caller);
    const now = platform.clock.now();
    const { idempotencyKey: key, fingerprint } = input;
    const { resultId } = await rememberResult(tx, { userId, key, operation: 'invite', fingerprint, now }, async () => {
      const where = await whereOf(tx, input.body);
      const token = newToken();
      const row = {
        publicId: newPublicId(),
        email: input.body.email.toLowerCase(),
        role,
        ...where,
        unit,
        tokenHash: tokenHash(token),
        invitedBy: userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + invitationMs),
      };
      if (await isInvited(tx, row, now)) throw new AppError('invitation_open');
      const id = await insertInvitation(tx, row);
      await writeAudit(tx, {
        actorId: userId,
        placeId: where.placeId,
        action: 'invitation.create',
        subject: `invitation:${row.publicId}`,
        details: { role, institution: input.body.institution ?? null, unit },
        createdAt: now,
      });
      await sendInvitation(context, tx, { id, token, tellAdmins: true });
      return id;
    });
    const made = await readInvitation(tx, resultId);
    if (made === null) throw new AppError('invitation_not_found');
    return presentInvitation(made, now);
  });
};
