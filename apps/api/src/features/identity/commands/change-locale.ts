import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { setLocale } from '../repo.ts';

/** Changes the language of the interface and of mail; anyone may, for themselves. */
export const changeLocale = ({ platform, ports }: IdentityContext, caller: Caller, locale: Me['locale']): Promise<Me> =>
  platform.db.transaction(async (tx) => {
    const { userId } = await ports.loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    await setLocale(tx, userId, locale);
    return ports.describeMe(tx, userId);
  });
