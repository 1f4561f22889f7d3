import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { SecondStepKey } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { describeSecret, newSecret } from '../one-time-codes.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { keepPendingSecret } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';

/**
 * A key for an app that makes codes. It is told this once, and counts when the app's first code comes back. Throws `unauthorized`,
 * `session_ended`, `second_factor_required`, and what `ifProven` throws.
 */
export const prepareSecondStep = async (
  context: IdentityContext,
  { caller, proof }: { readonly caller: Caller; readonly proof: Proof },
  requester: Requester,
): Promise<SecondStepKey> => {
  const { platform, sealer } = context;
  const account = await ownAccount(context, caller);
  await checkFactorsMayChange(context, platform.db, { caller, userId: account.id });
  const secret = newSecret();
  await ifProven(context, {
    account,
    proof,
    requester,
    prepare: () => sealer.seal(secret, account.publicId),
    work: async (tx, pendingSecret) => {
      await keepPendingSecret(tx, account.id, {
        pendingSecret,
        pendingUntil: new Date(platform.clock.now().getTime() + limits.secondStepSetupMinutes * 60_000),
      });
      return true;
    },
  });
  return describeSecret(secret, { issuer: platform.config.siteName, label: account.email });
};
