import type { Caller } from '../../../platform/auth/caller.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { loseFactor } from '../lose-factor.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { deleteSecondStep } from '../repo-second-steps.ts';
import { lockAccount } from '../repo.ts';
import type { Requester } from '../requester.ts';

/**
 * Turns the second step off, with its recovery codes; a mail tells. Nothing happens where there is none. Announces `session`
 * where it was the last factor. Throws `unauthorized`, `session_ended`, `second_factor_required`, and what `ifProven` throws.
 */
export const turnOffSecondStep = async (
  context: IdentityContext,
  { caller, proof }: { readonly caller: Caller; readonly proof: Proof },
  requester: Requester,
): Promise<void> => {
  const { platform, mails } = context;
  const account = await ownAccount(context, caller);
  await checkFactorsMayChange(context, platform.db, { caller, userId: account.id });
  await ifProven(context, {
    account,
    proof,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      // Of two factors that go at once the second finds that it is the last.
      await lockAccount(tx, account.id);
      if (!(await deleteSecondStep(tx, account.id))) return true;
      await loseFactor(platform, tx, account);
      await mails.news(
        tx,
        { email: account.email, locale: account.locale, at: platform.clock.now() },
        { what: 'secondStepOff' },
      );
      return true;
    },
  });
  requester.security('second_step_off', { user: account.publicId });
};
