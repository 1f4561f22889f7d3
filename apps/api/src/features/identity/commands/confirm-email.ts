import { timingSafeEqual } from 'node:crypto';
import { codeRefusal } from '../codes.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { createAccount } from '../create-account.ts';
import { takeSignUps } from '../repo-sign-ups.ts';
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
 * Makes the account whose code came back, moves it into its home, and signs in. Whoever has a code has the address, so a browser
 * that registered gets what it sent, by whichever code: a stranger may have tried with the same address, before or since. Another
 * browser gets what belongs to the code, without the password: it may be the stranger's, who hoped that the owner of the address
 * confirms it for them. Throws `code_invalid`, `code_expired`, `too_many_requests`.
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
    const signUpId = await codes.redeemSignUp(tx, email, code);
    if (typeof signUpId === 'string') return signUpId;
    const browser = browserToken === null ? null : tokenHash(browserToken);
    const signUps = await takeSignUps(tx, email);
    const own = signUps.find(({ browserHash }) => browser !== null && timingSafeEqual(browser, browserHash));
    const signUp = own ?? signUps.find(({ id }) => id === signUpId);
    if (signUp === undefined) return 'wrong';
    const { displayName, locale, homePlace, joinNote, invitation, passwordHash } = signUp;
    const userId = await createAccount(tx, {
      email,
      addressHash,
      displayName,
      locale,
      passwordHash: own === undefined ? null : passwordHash,
      admin: false,
      now: platform.clock.now(),
    });
    if (userId === null) return 'wrong';
    const joined = await ports.homes.moveIn(tx, userId, { slug: homePlace, note: joinNote });
    if (invitation !== null && joined) await ports.countInvited(tx, { invitation, place: homePlace });
    return startSession(tx, context, { userId, secondFactor: false }, requester);
  });
  if (typeof started === 'string') {
    requester.security('sign_in_failed', { way: 'confirmation' });
    throw codeRefusal(started);
  }
  await forgive();
  requester.security('account_created', { user: started.session.me.id });
  return started;
};
