import type { Caller } from '../../../platform/auth/caller.ts';
import type { IdentityContext } from '../context.ts';
import { ownAccount } from '../prove.ts';
import type { Requester } from '../requester.ts';

/** Mails the caller a code that shows that the account is theirs. Throws `unauthorized`, `session_ended`, `too_many_requests`. */
export const requestProof = async (context: IdentityContext, caller: Caller, requester: Requester): Promise<void> => {
  const { platform, attempts, codes, mails } = context;
  const { email, locale } = await ownAccount(context, caller);
  await attempts.mail(email, requester, 'proof-mail');
  await platform.db.transaction(async (tx) => {
    await mails.proofCode(tx, { email, locale, ...(await codes.issue(tx, { email, purpose: 'prove' })) });
  });
};
