import type { PhotoRule } from '@moja-ulica/shared/moderation/limits.ts';
import { mayRemovePhoto, moderatedEstateOf } from '@moja-ulica/shared/moderation/photo-policy.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { readPlace } from '../../estates/index.ts';
import { deletePhoto, readPhotoOwner } from '../../media/index.ts';
import type { ModerationContext } from '../context.ts';
import { writeAudit } from '../repo.ts';

interface RemovePhoto {
  readonly caller: Caller;
  readonly handle: string;
  readonly rule: PhotoRule;
  readonly reason: string;
}

/**
 * Takes somebody's profile photo away, with a row in the audit log that names the photo (of the estate that the moderator has in common with them; of
 * none when an administrator did it), and tells them why. Announces `notification`.
 * @throws `unauthorized`, `session_ended`, `person_not_found`, `photo_not_found`, `not_moderator_here`, `forbidden` (one's own),
 * `email_unconfirmed`, `account_suspended`
 */
export const removePhoto = (
  { platform, loadAsker, tellPhotoRemoved }: ModerationContext,
  { caller, handle, rule, reason }: RemovePhoto,
): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await loadAsker(tx, caller);
    if (userId === null || actor.kind === 'guest') throw new AppError('unauthorized');
    const person = await readPhotoOwner(tx, handle);
    if (person === null) throw new AppError('person_not_found');
    enforce(mayRemovePhoto(actor, person));
    // Of two who take it away at once the second finds it gone.
    const photo = await deletePhoto(tx, person.userId);
    if (photo === null) throw new AppError('photo_not_found');
    const estate = actor.admin ? null : moderatedEstateOf(actor, person.estates);
    const place = estate === null ? null : await readPlace(tx, estate);
    await writeAudit(tx, {
      actorId: userId,
      placeId: place?.id ?? null,
      action: 'person.remove_photo',
      subject: `user:${person.id}`,
      details: { photo, rule, reason },
      createdAt: platform.clock.now(),
    });
    await tellPhotoRemoved(tx, { user: { id: person.userId, publicId: person.id }, decision: { rule, reason } });
  });
