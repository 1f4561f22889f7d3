import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { clearLeaving, type Requester } from '../../identity/index.ts';
import type { PrivacyContext } from '../context.ts';

/** The caller's account goes on. One tap: nothing is asked. Throws `unauthorized`, `session_ended`, `deletion_not_found`. */
export const cancelDeletion = async (
  { platform, loadAsker }: PrivacyContext,
  caller: Caller,
  requester: Requester,
): Promise<void> => {
  await platform.db.transaction(async (tx) => {
    const { userId } = await loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    if (!(await clearLeaving(tx, userId))) throw new AppError('deletion_not_found');
  });
  requester.security('deletion_cancelled', { user: caller?.userId ?? null });
};
