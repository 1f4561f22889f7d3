import type { Passkey } from '@moja-ulica/shared/identity/schema-factors.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { cleanPasskeyName } from '../names.ts';
import { presentPasskey } from '../presenter.ts';
import { ownAccount } from '../prove.ts';
import { updatePasskeyName } from '../repo-passkeys.ts';
import type { Requester } from '../requester.ts';

/**
 * Gives one of the caller's passkeys another name. It opens the account as before, so that no proof is asked for and no mail
 * tells. Throws `unauthorized`, `session_ended`, `name_not_allowed`, `passkey_not_found` (also for somebody else's).
 */
export const renamePasskey = async (
  context: IdentityContext,
  { caller, passkey, name }: { readonly caller: Caller; readonly passkey: string; readonly name: string },
  requester: Requester,
): Promise<Passkey> => {
  const account = await ownAccount(context, caller);
  const renamed = await updatePasskeyName(context.platform.db, {
    userId: account.id,
    publicId: passkey,
    name: cleanPasskeyName(name),
  });
  if (renamed === null) throw new AppError('passkey_not_found');
  requester.security('passkey_renamed', { user: account.publicId, passkey });
  return presentPasskey(renamed);
};
