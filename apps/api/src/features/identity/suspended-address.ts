import type { Tx } from '../../platform/db/database.ts';
import type { IdentityContext } from './context.ts';
import { keepSuspension } from './repo-leaving.ts';
import { retention } from './retention.ts';

/** Until when whoever opens an account with an address is suspended as its earlier owner is: 12 months at most. */
export const keepSuspensionOf = async (
  tx: Tx,
  {
    hash,
    suspendedUntil,
    userId,
    now,
  }: {
    readonly hash: Uint8Array;
    readonly suspendedUntil: Date | null;
    /** Whose former address it is; null: the account is going. */
    readonly userId: bigint | null;
    readonly now: Date;
  },
): Promise<void> => {
  if (suspendedUntil === null || suspendedUntil <= now) return;
  const longest = now.getTime() + retention.sanctionsOfDeletedMs;
  await keepSuspension(tx, { hash, until: new Date(Math.min(suspendedUntil.getTime(), longest)), userId });
};

/** Under which the address of an account that went while it was suspended is known again; worth nothing without the secret. */
export const suspendedAddressHash = (
  { keyedHash }: Pick<IdentityContext, 'keyedHash'>,
  email: string,
): Promise<Uint8Array> => keyedHash('suspended address', email.toLowerCase());
