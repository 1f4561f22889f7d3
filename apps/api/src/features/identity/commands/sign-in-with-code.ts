import { codeRefusal } from '../codes.ts';
import { admit, logAdmitted, type Admitted } from '../admit.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { readAccount } from '../queries.ts';
import { confirmAddress, lockAccount } from '../repo.ts';

/**
 * Signs in with the mailed code, or takes the first of two steps. Throws `code_invalid`, `code_expired`,
 * `too_many_requests`.
 */
export const signInWithCode = async (
  context: SigningContext,
  input: { readonly email: string; readonly code: string },
  requester: Requester,
): Promise<Admitted> => {
  const { platform, attempts, codes } = context;
  const email = input.email.toLowerCase();
  const forgive = await attempts.guess('code', email, requester);

  // A wrong guess is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const done = await platform.db.transaction(async (tx) => {
    const judged = await codes.redeem(tx, { email, purpose: 'sign_in' }, input.code);
    if (judged !== 'right') return judged;
    const account = await readAccount(tx, email);
    if (account === null) return 'wrong';
    // Before anything is read of it: it may be gone by now, or have a second step.
    await lockAccount(tx, account.id, 'code_invalid');
    await confirmAddress(tx, account.id, platform.clock.now());
    return { admitted: await admit(tx, context, account.id, requester), user: account.publicId };
  });
  if (typeof done === 'string') {
    requester.security('sign_in_failed', { way: 'code' });
    throw codeRefusal(done);
  }
  await forgive();
  logAdmitted(requester, done.admitted, 'code', done.user);
  return done.admitted;
};
