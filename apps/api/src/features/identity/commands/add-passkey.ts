import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { NewCredential, Passkey } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { newPublicId } from '../../../platform/ids.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { cleanPasskeyName } from '../names.ts';
import { relyingParty, verifyNew } from '../passkeys.ts';
import { ownAccount } from '../prove.ts';
import { presentPasskey } from '../presenter.ts';
import { readPasskey } from '../queries-factors.ts';
import { lockAccount } from '../repo.ts';
import { countPasskeys, insertPasskey, takeChallenge } from '../repo-passkeys.ts';
import { strengthenSession } from '../repo-second-steps.ts';
import type { Requester } from '../requester.ts';
import { tokenHash } from '../secrets.ts';

interface AddPasskey {
  readonly caller: Caller;
  readonly name: string;
  readonly credential: NewCredential;
  /** Of the cookie that beginning set; null from another browser. */
  readonly browserToken: string | null;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Adds the passkey that was begun in this browser by this person, once for an `Idempotency-Key`. Who asked for it was proven when it
 * was begun; the challenge is spent whatever comes of it. From now on this session counts as one of two factors. A mail tells.
 * Throws `unauthorized`, `session_ended`, `name_not_allowed`, `passkey_not_accepted`, `passkeys_limit_reached`.
 */
export const addPasskey = async (
  context: IdentityContext,
  { caller, credential, browserToken, ...input }: AddPasskey,
  requester: Requester,
): Promise<Passkey> => {
  const { platform, mails } = context;
  const { db, clock, config } = platform;
  const name = cleanPasskeyName(input.name);
  const account = await ownAccount(context, caller);
  const now = clock.now();
  const asked = browserToken === null ? null : await takeChallenge(db, tokenHash(browserToken), now);
  const verified =
    asked === null || asked.userId !== account.id
      ? null
      : await verifyNew(credential, asked.challenge, relyingParty(config));

  const { passkey, repeated } = await db.transaction(async (tx) => {
    await lockAccount(tx, account.id);
    await checkFactorsMayChange(context, tx, { caller, userId: account.id });
    const remembered = await rememberResult(
      tx,
      {
        userId: account.id,
        key: input.idempotencyKey,
        operation: 'addPasskey',
        fingerprint: input.fingerprint,
        now,
      },
      async () => {
        if (verified === null) throw new AppError('passkey_not_accepted');
        if ((await countPasskeys(tx, account.id)) >= limits.maxPasskeys) throw new AppError('passkeys_limit_reached');
        const added = await insertPasskey(tx, {
          ...verified,
          publicId: newPublicId(),
          userId: account.id,
          transports: credential.transports,
          name,
          createdAt: now,
        });
        // Somebody, perhaps another person, has this credential already.
        if (added === null) throw new AppError('passkey_not_accepted');
        await strengthenSession(tx, account.sessionId);
        await mails.news(tx, { email: account.email, locale: account.locale, at: now }, { what: 'passkeyAdded', name });
        return added;
      },
    );
    return { passkey: await readPasskey(tx, remembered.resultId), repeated: remembered.repeated };
  });
  // Added by an earlier request with this key, and removed since.
  if (passkey === null) throw new AppError('passkey_not_accepted');
  if (!repeated) requester.security('passkey_added', { user: account.publicId, passkey: passkey.publicId });
  return presentPasskey(passkey);
};
