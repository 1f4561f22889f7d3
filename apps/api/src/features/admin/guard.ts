import { mayAdminister } from '@moja-ulica/shared/admin/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import type { AdminContext } from './context.ts';

/**
 * The administrator who asks, by inside key and public id.
 * @throws `unauthorized`, `session_ended`, `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const requireAdmin = async ({ loadAsker }: Pick<AdminContext, 'loadAsker'>, db: Db, caller: Caller) => {
  const { actor, userId } = await loadAsker(db, caller);
  enforce(mayAdminister(actor));
  if (actor.kind === 'guest' || userId === null) throw new AppError('unauthorized');
  return { userId, publicId: actor.id };
};
