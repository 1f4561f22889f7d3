import { mayEditDocuments } from '@moja-ulica/shared/documents/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import type { DocumentContext } from './context.ts';

/**
 * Inside key of the administrator who asks.
 * @throws `unauthorized`, `session_ended`, `forbidden`, `email_unconfirmed`, `account_suspended`
 */
export const requireEditor = async (
  { loadAsker }: Pick<DocumentContext, 'loadAsker'>,
  db: Db,
  caller: Caller,
): Promise<bigint> => {
  const { actor, userId } = await loadAsker(db, caller);
  enforce(mayEditDocuments(actor));
  if (userId === null) throw new AppError('unauthorized');
  return userId;
};
