import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { MediaContext } from '../context.ts';
import { deletePhoto } from '../repo.ts';

/** Takes the caller's photo away, whatever state their account is in: it is theirs. Throws `unauthorized`, `session_ended`. */
export const removePhoto = ({ platform, loadAsker }: MediaContext, caller: Caller): Promise<void> =>
  platform.db.transaction(async (tx) => {
    const { userId } = await loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    await deletePhoto(tx, userId);
  });
