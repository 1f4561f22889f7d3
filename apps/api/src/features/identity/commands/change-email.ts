import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import type { IdentityContext } from '../context.ts';
import { answerEmailChange, type AnswerEmailChange } from '../jobs.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { hasEmailChange, keepEmailChange, lockEmailChange, replaceEmail } from '../repo-email-changes.ts';
import { readSanction } from '../repo-leaving.ts';
import type { Requester } from '../requester.ts';
import { keepSuspensionOf, suspendedAddressHash } from '../suspended-address.ts';

/**
 * Keeps a new address until its code comes back, and has the code mailed there. Whether somebody has that address is found out by
 * the job, so that the answer does not tell. Throws `unauthorized`, `session_ended`, and what `ifProven` throws.
 */
export const changeEmail = async (
  context: IdentityContext,
  { caller, body }: { readonly caller: Caller; readonly body: Proof & { readonly email: string } },
  requester: Requester,
): Promise<void> => {
  const { platform, attempts } = context;
  const account = await ownAccount(context, caller);
  const email = body.email.toLowerCase();
  await attempts.mail(email, requester);
  const expiresAt = new Date(platform.clock.now().getTime() + limits.emailChangeCodeMinutes * 60_000);
  await ifProven(context, {
    account,
    proof: body,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      const changes = { name: `identity:email:${account.id}`, limit: limits.emailChangesPerDay };
      await countOfDay(tx, { ...changes, now: platform.clock.now() });
      await keepEmailChange(tx, { userId: account.id, email, expiresAt });
      await platform.jobs.send<AnswerEmailChange>(tx, answerEmailChange, { user: account.publicId, email });
      return true;
    },
  });
};

/**
 * Changes the caller's address with the code that came to the new one, and tells the old one. A suspension stays with the account
 * and with the old address, which would otherwise be free for a new one without it. Throws `unauthorized`,
 * `session_ended`, `code_invalid` (also when somebody else has the address meanwhile), `too_many_requests`.
 */
export const confirmEmailChange = async (
  context: IdentityContext,
  { caller, code }: { readonly caller: Caller; readonly code: string },
  requester: Requester,
): Promise<Me> => {
  const { platform, ports, attempts, codes, mails } = context;
  const account = await ownAccount(context, caller);
  const now = platform.clock.now();
  // Where no address waits there is nothing to guess at.
  if (!(await hasEmailChange(platform.db, account.id, now))) throw new AppError('code_invalid');
  const forgive = await attempts.guess('proof-code', account.email, requester);
  const hash = await suspendedAddressHash(context, account.email);
  // A wrong guess is counted in this transaction, so it must commit: what is thrown is thrown after it.
  const me = await platform.db.transaction(async (tx) => {
    await ports.loadAsker(tx, caller);
    const waiting = await lockEmailChange(tx, account.id);
    if (waiting === null || waiting.expiresAt <= now) return null;
    const subject = { email: waiting.email, purpose: 'change_email', userId: account.id } as const;
    if ((await codes.redeem(tx, subject, code)) !== 'right') return null;
    if (!(await replaceEmail(tx, account.id, { email: waiting.email, now }))) return null;
    const { suspendedUntil } = await readSanction(tx, account.id);
    await keepSuspensionOf(tx, { hash, suspendedUntil, userId: account.id, now });
    await mails.emailChanged(tx, { email: account.email, locale: account.locale, at: now });
    return ports.describeMe(tx, account.id);
  });
  if (me === null) {
    requester.security('proof_refused', { user: account.publicId, way: 'new address' });
    throw new AppError('code_invalid');
  }
  await forgive();
  requester.security('email_changed', { user: account.publicId });
  return me;
};
