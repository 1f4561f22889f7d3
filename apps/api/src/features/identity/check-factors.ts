import { mayChangeFactors } from '@moja-ulica/shared/identity/policy.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Db } from '../../platform/db/database.ts';
import { enforce } from '../../platform/errors.ts';
import type { IdentityContext } from './context.ts';
import { countPasskeys } from './repo-passkeys.ts';
import { hasSecondStep } from './repo-second-steps.ts';

/** Throws `second_factor_required` where the caller may not change their factors in this session; see the policy. */
export const checkFactorsMayChange = async (
  { ports }: Pick<IdentityContext, 'ports'>,
  db: Db,
  { caller, userId }: { readonly caller: Caller; readonly userId: bigint },
): Promise<void> => {
  const { actor } = await ports.loadAsker(db, caller);
  const hasFactor = (await countPasskeys(db, userId)) > 0 || (await hasSecondStep(db, userId));
  enforce(mayChangeFactors(actor, { hasFactor }));
};
