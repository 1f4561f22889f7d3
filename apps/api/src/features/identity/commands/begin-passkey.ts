import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { PasskeyCreation } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { newChallenge, passkeyAlgorithms, relyingParty, transportsOf, userHandleOf } from '../passkeys.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { readPasskeysOf } from '../queries-factors.ts';
import { insertChallenge } from '../repo-passkeys.ts';
import type { Requester } from '../requester.ts';
import { newToken, tokenHash } from '../secrets.ts';
import { passkeySeconds, type Asked } from './ask-for-passkey.ts';

/**
 * Begins adding a passkey of the caller's. Throws `unauthorized`, `session_ended`, `second_factor_required`,
 * `passkeys_limit_reached`, and what `ifProven` throws.
 */
export const beginPasskey = async (
  context: IdentityContext,
  { caller, proof }: { readonly caller: Caller; readonly proof: Proof },
  requester: Requester,
): Promise<Asked<PasskeyCreation>> => {
  const { config, db, clock } = context.platform;
  const account = await ownAccount(context, caller);
  await checkFactorsMayChange(context, db, { caller, userId: account.id });
  const earlier = await readPasskeysOf(db, account.id);
  if (earlier.length >= limits.maxPasskeys) throw new AppError('passkeys_limit_reached');
  const challenge = newChallenge();
  const browserToken = newToken();
  await ifProven(context, {
    account,
    proof,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      await insertChallenge(tx, {
        browserHash: tokenHash(browserToken),
        challenge,
        userId: account.id,
        expiresAt: new Date(clock.now().getTime() + passkeySeconds * 1000),
      });
      return true;
    },
  });
  return {
    options: {
      challenge,
      rp: { id: relyingParty(config).id, name: config.siteName },
      user: {
        id: userHandleOf(account.publicId),
        name: account.email,
        displayName: account.displayName ?? '',
      },
      pubKeyCredParams: passkeyAlgorithms.map((alg) => ({ type: 'public-key', alg })),
      timeout: passkeySeconds * 1000,
      attestation: 'none',
      excludeCredentials: earlier.map(({ credentialId, transports }) => ({
        type: 'public-key',
        id: credentialId,
        transports: transportsOf(transports),
      })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    },
    browserToken,
  };
};
