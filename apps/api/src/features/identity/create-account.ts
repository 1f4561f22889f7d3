import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import { freeHandle, handleBase } from './names.ts';
import { handlesLike, insertUser } from './repo.ts';

interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly locale: string;
  readonly admin: boolean;
  /** Also when the address was confirmed. */
  readonly now: Date;
}

const maxTries = 5;

/**
 * Makes a confirmed account with a handle from its name; null where the address has an account. Of several people of one name at
 * once each gets a number of their own.
 */
export const createAccount = async (tx: Tx, { now, ...account }: NewAccount): Promise<bigint | null> => {
  const base = handleBase(account.displayName);
  for (let tries = 0; tries < maxTries; tries += 1) {
    const taken = await handlesLike(tx, base);
    const userId = await insertUser(tx, {
      ...account,
      publicId: newPublicId(),
      handle: freeHandle(base, taken),
      emailConfirmedAt: now,
      registeredAt: now,
    });
    if (userId !== null) return userId;
  }
  return null;
};
