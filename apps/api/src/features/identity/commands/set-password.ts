import type { Caller } from '../../../platform/auth/caller.ts';
import { checkPassword } from '../check-password.ts';
import type { IdentityContext } from '../context.ts';
import { endSessions } from '../end-sessions.ts';
import { hashPassword } from '../passwords/hash.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { replacePasswordHash } from '../repo.ts';
import type { Requester } from '../requester.ts';

/**
 * Sets the caller's password. Every other session ends, and a mail tells. Announces `session`. Throws `unauthorized`,
 * `session_ended`, `password_too_common`, and what `ifProven` throws.
 */
export const setPassword = async (
  context: IdentityContext,
  { caller, body }: { readonly caller: Caller; readonly body: Proof & { readonly password: string } },
  requester: Requester,
): Promise<void> => {
  const { platform, mails } = context;
  const account = await ownAccount(context, caller);
  const { email, displayName, locale, passwordHash, sessionId } = account;
  checkPassword(context, body.password, [email, displayName ?? '']);
  await ifProven(context, {
    account,
    proof: body,
    requester,
    prepare: () => hashPassword(body.password),
    work: async (tx, to) => {
      if (!(await replacePasswordHash(tx, account.id, { from: passwordHash, to }))) return false;
      await endSessions(platform, tx, { user: account, except: sessionId, reason: 'password_set' });
      await mails.passwordSet(tx, { email, locale, at: platform.clock.now() });
      return true;
    },
  });
  requester.security('password_set', { user: account.publicId });
};
