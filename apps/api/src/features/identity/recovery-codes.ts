import type { Tx } from '../../platform/db/database.ts';
import type { IdentityContext } from './context.ts';
import { newRecoveryCodes, recoveryCodeOf } from './one-time-codes.ts';
import { replaceRecoveryHashes, useRecoveryHash } from './repo-second-steps.ts';

interface Owner {
  readonly id: bigint;
  readonly publicId: string;
}

const hashOf = ({ keyedHash }: Pick<IdentityContext, 'keyedHash'>, { publicId }: Owner, code: string) =>
  keyedHash('recovery code', publicId, recoveryCodeOf(code));

/** New recovery codes in place of those that a person has; they can be read this once. */
export const makeRecoveryCodes = async (
  context: Pick<IdentityContext, 'keyedHash'>,
  tx: Tx,
  owner: Owner,
): Promise<readonly string[]> => {
  const codes = newRecoveryCodes();
  await replaceRecoveryHashes(tx, owner.id, await Promise.all(codes.map((code) => hashOf(context, owner, code))));
  return codes;
};

/** True, once, for a recovery code of this person. */
export const redeemRecoveryCode = async (
  context: Pick<IdentityContext, 'keyedHash' | 'platform'>,
  tx: Tx,
  owner: Owner,
  code: string,
): Promise<boolean> => useRecoveryHash(tx, owner.id, await hashOf(context, owner, code), context.platform.clock.now());
