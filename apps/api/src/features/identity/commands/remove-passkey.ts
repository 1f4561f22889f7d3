import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import { checkFactorsMayChange } from '../check-factors.ts';
import type { IdentityContext } from '../context.ts';
import { loseFactor } from '../lose-factor.ts';
import { ifProven, ownAccount, type Proof } from '../prove.ts';
import { readPasskeysOf } from '../queries-factors.ts';
import { deletePasskey } from '../repo-passkeys.ts';
import { lockAccount } from '../repo.ts';
import type { Requester } from '../requester.ts';

/**
 * Removes one of the caller's passkeys; a mail tells. Announces `session` where it was the last factor. Throws `unauthorized`,
 * `session_ended`, `second_factor_required`, `passkey_not_found` (also for somebody else's), and what `ifProven` throws.
 */
export const removePasskey = async (
  context: IdentityContext,
  { caller, passkey, proof }: { readonly caller: Caller; readonly passkey: string; readonly proof: Proof },
  requester: Requester,
): Promise<void> => {
  const { platform, mails } = context;
  const account = await ownAccount(context, caller);
  await checkFactorsMayChange(context, platform.db, { caller, userId: account.id });
  const own = await readPasskeysOf(platform.db, account.id);
  if (own.every(({ publicId }) => publicId !== passkey)) throw new AppError('passkey_not_found');
  await ifProven(context, {
    account,
    proof,
    requester,
    prepare: () => Promise.resolve(),
    work: async (tx) => {
      // Of two factors that go at once the second finds that it is the last.
      await lockAccount(tx, account.id);
      const name = await deletePasskey(tx, account.id, passkey);
      // Removed meanwhile, from another device.
      if (name === null) throw new AppError('passkey_not_found');
      await loseFactor(platform, tx, account);
      await mails.news(
        tx,
        { email: account.email, locale: account.locale, at: platform.clock.now() },
        { what: 'passkeyRemoved', name },
      );
      return true;
    },
  });
  requester.security('passkey_removed', { user: account.publicId, passkey });
};
