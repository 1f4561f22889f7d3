import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../../platform/errors.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { createAccount } from '../create-account.ts';
import { takeRegistration } from '../repo.ts';
import { tokenHash } from '../secrets.ts';
import { startSession, type Started } from '../start-session.ts';
import { suspendedAddressHash } from '../suspended-address.ts';

interface Confirmation {
  readonly email: string;
  readonly code: string;
  /** Of the cookie that registering set; null from another browser. */
  readonly browserToken: string | null;
}

/**
 * Makes the account whose code came back, moves it into its home, and signs in. From another browser than the one that registered
 * the password is dropped: it may be a stranger's, who hoped that the owner of the address confirms it for them. Throws
 * `code_invalid`, `too_many_requests`.
 */
export const confirmEmail = async (
  context: SigningContext,
  { code, browserToken, ...input }: Confirmation,
  requester: Requester,
): Promise<Started> => {
  const { platform, ports, attempts, codes } = context;
  const email = input.email.toLowerCase();
  const forgive = await attempts.guess('code', email, requester);

  const addressHash = await suspendedAddressHash(context, email);

  // A wrong guess is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const started = await platform.db.transaction(async (tx) => {
    if (!(await codes.redeem(tx, { email, purpose: 'confirm' }, code))) return null;
    const registration = await takeRegistration(tx, email);
    if (registration === null) return null;
    const sameBrowser = browserToken !== null && timingSafeEqual(tokenHash(browserToken), registration.browserHash);
    const { displayName, locale, homePlace, invitation, passwordHash } = registration;
    const userId = await createAccount(tx, {
      email,
      addressHash,
      displayName,
      locale,
      passwordHash: sameBrowser ? passwordHash : null,
      admin: false,
      now: platform.clock.now(),
    });
    if (userId === null) return null;
    await ports.homes.moveIn(tx, userId, homePlace);
    if (invitation !== null) await ports.countInvited(tx, { invitation, place: homePlace });
    return startSession(tx, context, { userId, secondFactor: false }, requester);
  });
  if (started === null) {
    requester.security('sign_in_failed', { way: 'confirmation' });
    throw new AppError('code_invalid');
  }
  await forgive();
  requester.security('account_created', { user: started.session.me.id });
  return started;
};
