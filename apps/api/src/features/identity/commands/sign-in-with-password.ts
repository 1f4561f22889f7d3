import { AppError } from '../../../platform/errors.ts';
import { admit, logAdmitted, type Admitted } from '../admit.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { takeTurn, verifyPassword } from '../passwords/hash.ts';
import { readAccount } from '../queries.ts';
import { lockPasswordHash } from '../repo.ts';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Signs in with a password, or takes the first of two steps. An unknown address, an account without a password and a wrong password are one answer after the same
 * work. Throws `invalid_credentials`, `too_many_requests`, `unavailable` (too many sign in at once).
 */
export const signInWithPassword = (
  context: SigningContext,
  input: Credentials,
  requester: Requester,
): Promise<Admitted> => takeTurn(() => signIn(context, input, requester));

const signIn = async (context: SigningContext, input: Credentials, requester: Requester): Promise<Admitted> => {
  const { platform, attempts } = context;
  const email = input.email.toLowerCase();
  const forgive = await attempts.guess('password', email, requester);

  const judge = async () => {
    const account = await readAccount(platform.db, email);
    return { account, right: await verifyPassword(input.password, account?.passwordHash ?? null) };
  };
  const { account, right } = await judge().catch(async (error: unknown) => {
    // What nobody came to judge was no failure.
    await forgive();
    throw error;
  });
  // Another password may have been set while this one was judged: with it every session of the old one has ended.
  const admitted =
    account === null || !right
      ? null
      : await platform.db.transaction(async (tx) =>
          (await lockPasswordHash(tx, account.id)) === account.passwordHash
            ? admit(tx, context, account.id, requester)
            : null,
        );
  if (admitted === null || account === null) {
    requester.security('sign_in_failed', { way: 'password', user: account?.publicId ?? null });
    throw new AppError('invalid_credentials');
  }
  await forgive();
  logAdmitted(requester, admitted, 'password', account.publicId);
  return admitted;
};
