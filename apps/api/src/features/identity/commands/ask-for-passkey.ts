import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { PasskeyRequest } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { IdentityContext } from '../context.ts';
import { newChallenge, relyingParty } from '../passkeys.ts';
import { insertChallenge } from '../repo-passkeys.ts';
import type { Requester } from '../requester.ts';
import { newToken, tokenHash } from '../secrets.ts';

/** What a passkey is asked, and the token for the cookie of the browser that asks it. */
export interface Asked<Options> {
  readonly options: Options;
  readonly browserToken: string;
}

/** Seconds between asking for a passkey and its answer. */
export const passkeySeconds = limits.passkeyMinutes * 60;

/** Asks for any passkey of this site, to sign in with. Throws `too_many_requests`. */
export const askForPasskey = async (
  { platform, attempts }: IdentityContext,
  requester: Requester,
): Promise<Asked<PasskeyRequest>> => {
  await attempts.challenge(requester);
  const challenge = newChallenge();
  const browserToken = newToken();
  await insertChallenge(platform.db, {
    browserHash: tokenHash(browserToken),
    challenge,
    userId: null,
    expiresAt: new Date(platform.clock.now().getTime() + passkeySeconds * 1000),
  });
  return {
    options: {
      challenge,
      rpId: relyingParty(platform.config).id,
      timeout: passkeySeconds * 1000,
      userVerification: 'required',
    },
    browserToken,
  };
};
