import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { makeRecoveryCodes } from '../recovery-codes.ts';
import { lockSecondStep } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';

/**
 * New recovery codes in place of the caller's, which end; a mail tells. Throws `unauthorized`, `session_ended`, `second_factor_required`,
 * `second_step_off`, and what `ifProven` throws.
 */
export const replaceRecoveryCodes = async (
  context: IdentityContext,
  { caller, proof }: { readonly caller: Caller; readonly proof: Proof },
  requester: Requester,
): Promise<readonly string[]> => {
  const { platform, mails } = context;
  const account = await ownAccount(context, caller);
  await checkFactorsMayChange(context, platform.db, { caller, userId: account.id });
  let recoveryCodes: readonly string[] = [];
  await ifProven(context, {
    account,
    proof,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      const secondStep = await lockSecondStep(tx, account.id);
      if (secondStep === null || secondStep.secret === null) throw new AppError('second_step_off');
      recoveryCodes = await makeRecoveryCodes(context, tx, account);
      await mails.news(
        tx,
        { email: account.email, locale: account.locale, at: platform.clock.now() },
        { what: 'recoveryCodesNew' },
      );
      return true;
    },
  });
  requester.security('recovery_codes_replaced', { user: account.publicId });
  return recoveryCodes;
};
