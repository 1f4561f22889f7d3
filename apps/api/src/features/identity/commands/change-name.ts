import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { cleanDisplayName } from '../names.ts';
import { setDisplayName } from '../repo.ts';

/**
 * Gives the caller another name; their handle, which stands in addresses and in the audit log, stays. A trigger tells every
 * instance. Whoever is suspended does not get away from it under another name.
 * @throws `unauthorized`, `session_ended`, `email_unconfirmed`, `account_suspended`, `name_not_allowed`
 */
export const changeName = (
  { platform, ports }: IdentityContext,
  { caller, displayName }: { readonly caller: Caller; readonly displayName: string },
): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.loadAsker(tx, caller);
    enforce(inGoodStanding(actor));
    if (userId === null) throw new AppError('unauthorized');
    await setDisplayName(tx, userId, cleanDisplayName(displayName));
    return ports.describeMe(tx, userId);
  });
