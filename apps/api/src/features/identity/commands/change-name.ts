import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { enforce } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import type { IdentityContext } from '../context.ts';
import { cleanDisplayName } from '../names.ts';
import { setDisplayName } from '../repo.ts';

/**
 * Gives the caller another name; their handle, which stands in addresses and in the audit log, stays, and so does
 * the old one in what others quoted. Who is reading sees the new one. Three a day; whoever is suspended does not get away from it under another name.
 * @throws `unauthorized`, `session_ended`, `email_unconfirmed`, `account_suspended`, `name_not_allowed`, `too_many_requests`
 */
export const changeName = (
  { platform, ports }: IdentityContext,
  { caller, displayName }: { readonly caller: Caller; readonly displayName: string },
): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.lockAsker(tx, caller);
    enforce(inGoodStanding(actor));
    const name = cleanDisplayName(displayName);
    const before = await ports.describeMe(tx, userId);
    if (before.displayName === name) return before;
    const changes = { name: `identity:name:${userId}`, limit: identityLimits.namesPerDay };
    await countOfDay(tx, { ...changes, now: platform.clock.now() });
    await setDisplayName(tx, userId, name);
    await ports.authorChanged(tx, userId);
    return ports.describeMe(tx, userId);
  });
