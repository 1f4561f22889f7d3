import { AppError } from '../../../platform/errors.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { readAccount } from '../queries.ts';
import { confirmAddress } from '../repo.ts';
import { startSession, type Started } from '../start-session.ts';

/** Signs in with the mailed code. Throws `code_invalid`, `too_many_requests`. */
export const signInWithCode = async (
  context: SigningContext,
  input: { readonly email: string; readonly code: string },
  requester: Requester,
): Promise<Started> => {
  const { platform, attempts, codes } = context;
  const email = input.email.toLowerCase();
  const forgive = await attempts.guess('code', email, requester);

  // A wrong guess is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const started = await platform.db.transaction(async (tx) => {
    if (!(await codes.redeem(tx, email, 'sign_in', input.code))) return null;
    const account = await readAccount(tx, email);
    if (account === null) return null;
    await confirmAddress(tx, account.id, platform.clock.now());
    return startSession(tx, context, account.id, requester);
  });
  if (started === null) {
    requester.security('sign_in_failed', { way: 'code' });
    throw new AppError('code_invalid');
  }
  await forgive();
  requester.security('sign_in', { way: 'code', user: started.session.me.id });
  return started;
};
