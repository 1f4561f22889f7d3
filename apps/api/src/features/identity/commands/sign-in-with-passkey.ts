import type { Assertion } from '@moja-ulica/shared/identity/schema-factors.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SigningContext } from '../context.ts';
import { relyingParty, userHandleOf, verifyUse } from '../passkeys.ts';
import { countUse, readPasskeyByCredential, takeChallenge } from '../repo-passkeys.ts';
import type { Requester } from '../requester.ts';
import { lockAccount } from '../repo.ts';
import { tokenHash } from '../secrets.ts';
import { startSession, type Started } from '../start-session.ts';

/**
 * Signs in with a passkey, which counts for both steps: its device has made sure who uses it. The challenge is spent whatever comes
 * of it. A count that has not grown tells of a copy of the key: it is refused and logged. Throws `passkey_not_accepted`,
 * `too_many_requests`.
 */
export const signInWithPasskey = async (
  context: SigningContext,
  { assertion, browserToken }: { readonly assertion: Assertion; readonly browserToken: string | null },
  requester: Requester,
): Promise<Started> => {
  const { platform, attempts } = context;
  const now = platform.clock.now();
  const forgive = await attempts.open(requester);
  const asked = browserToken === null ? null : await takeChallenge(platform.db, tokenHash(browserToken), now);
  const passkey = await readPasskeyByCredential(platform.db, assertion.id);
  const owned = passkey !== null && assertion.userHandle === userHandleOf(passkey.userPublicId) ? passkey : null;
  // One that was asked for to add a passkey does not sign anybody in.
  const counter =
    asked === null || asked.userId !== null || owned === null
      ? null
      : await verifyUse(assertion, owned, asked.challenge, relyingParty(platform.config));
  const started =
    owned === null || counter === null
      ? null
      : await platform.db.transaction(async (tx) => {
          // First, as by whoever changes the account.
          await lockAccount(tx, owned.userId, 'passkey_not_accepted');
          if (!(await countUse(tx, owned.id, { counter, now }))) return null;
          return startSession(tx, context, { userId: owned.userId, secondFactor: true }, requester);
        });
  if (started === null) {
    const facts = { user: passkey?.userPublicId ?? null, passkey: passkey?.publicId ?? null };
    if (counter === null) requester.security('sign_in_failed', { way: 'passkey', ...facts });
    else requester.security('passkey_copied', facts);
    throw new AppError('passkey_not_accepted');
  }
  await forgive();
  requester.security('sign_in', { way: 'passkey', user: started.session.me.id });
  return started;
};
