import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { stepOfCode } from '../one-time-codes.ts';
import { ownAccount } from '../prove.ts';
import { makeRecoveryCodes } from '../recovery-codes.ts';
import { lockSecondStep, strengthenSession, turnOn } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';

/**
 * Turns the second step on with the first code of the app whose key was prepared, and gives the recovery codes. From now on this
 * session counts as one of two factors. A mail tells. Throws `unauthorized`, `session_ended`, `code_invalid` (also where no key
 * waits), `too_many_requests`.
 */
export const turnOnSecondStep = async (
  context: IdentityContext,
  { caller, code }: { readonly caller: Caller; readonly code: string },
  requester: Requester,
): Promise<readonly string[]> => {
  const { platform, attempts, sealer, mails } = context;
  const account = await ownAccount(context, caller);
  const { id: userId, publicId, email, locale, sessionId } = account;
  const forgive = await attempts.guess('second-step', email, requester);
  const now = platform.clock.now();
  const recoveryCodes = await platform.db.transaction(async (tx) => {
    await checkFactorsMayChange(context, tx, { caller, userId });
    const { pendingSecret = null, pendingUntil = null } = (await lockSecondStep(tx, userId)) ?? {};
    if (pendingSecret === null || pendingUntil === null || pendingUntil <= now) return null;
    const secret = await sealer.open(pendingSecret, publicId);
    const step = secret === null ? null : stepOfCode(secret, code, now, 0);
    if (step === null) return null;
    await turnOn(tx, userId, { secret: pendingSecret, step, now });
    await strengthenSession(tx, sessionId);
    await mails.news(tx, { email, locale, at: now }, { what: 'secondStepOn' });
    return makeRecoveryCodes(context, tx, account);
  });
  if (recoveryCodes === null) {
    requester.security('proof_refused', { user: publicId, way: 'new app' });
    throw new AppError('code_invalid');
  }
  await forgive();
  requester.security('second_step_on', { user: publicId });
  return recoveryCodes;
};
