import { inGoodStanding } from '@moja-ulica/shared/estates/policy.ts';
import type { Profile } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { enforce } from '../../../platform/errors.ts';
import { cleanLine } from '../../../platform/typed-text.ts';
import type { IdentityContext } from '../context.ts';
import { setAbout } from '../repo.ts';

/** One line; null where nothing is left to read. */
const lineOrNull = (text: string | null): string | null => (text === null ? null : cleanLine(text) || null);

/**
 * Puts down what the caller says of themselves. Throws `unauthorized`, `session_ended`, `email_unconfirmed`,
 * `account_suspended`.
 */
export const updateProfile = (
  { platform, ports }: IdentityContext,
  { caller, body }: { readonly caller: Caller; readonly body: Profile },
): Promise<Profile> =>
  platform.db.transaction(async (tx) => {
    const { actor, userId } = await ports.lockAsker(tx, caller);
    enforce(inGoodStanding(actor));
    const profile: Profile = {
      bio: lineOrNull(body.bio),
      hereSince: lineOrNull(body.hereSince),
      canHelpWith: lineOrNull(body.canHelpWith),
      languages: body.languages,
      shownTo: body.shownTo,
    };
    await setAbout(tx, userId, profile);
    return profile;
  });
