import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import { freeHandle, handleBase } from './names.ts';
import { handlesLike, insertUser } from './repo.ts';
import { restingAmong, takeSuspension } from './repo-leaving.ts';

interface NewAccount {
  readonly email: string;
  /** See `suspendedAddressHash`; of before the transaction, which reads nothing but its own on the embedded database. */
  readonly addressHash: Uint8Array;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly locale: string;
  readonly admin: boolean;
  /** Also when the address was confirmed. */
  readonly now: Date;
}

const maxTries = 5;

/** How many numbers after a name are looked at for handles that rest. */
const restingLooked = 50;

/** Handles of this base that somebody has, or had until they left. */
const takenHandles = async (tx: Tx, base: string): Promise<ReadonlySet<string>> => {
  const taken = await handlesLike(tx, base);
  const next = freeHandle(base, taken);
  const from = next === base ? 2 : Number(next.slice(base.length + 1));
  const numbered = Array.from({ length: restingLooked }, (_, at) => `${base}-${String(from + at)}`);
  return new Set([...taken, ...(await restingAmong(tx, [base, ...numbered]))]);
};

/**
 * Makes a confirmed account with a handle from its name; null where the address has an account. Of several people of one name at
 * once each gets a number of their own. Who left while they were suspended is suspended for the rest of that time.
 */
export const createAccount = async (tx: Tx, { now, addressHash, ...account }: NewAccount): Promise<bigint | null> => {
  const suspendedUntil = await takeSuspension(tx, addressHash, now);
  const base = handleBase(account.displayName);
  for (let tries = 0; tries < maxTries; tries += 1) {
    const taken = await takenHandles(tx, base);
    const userId = await insertUser(tx, {
      ...account,
      suspendedUntil,
      publicId: newPublicId(),
      handle: freeHandle(base, taken),
      emailConfirmedAt: now,
      registeredAt: now,
    });
    if (userId !== null) return userId;
  }
  return null;
};
