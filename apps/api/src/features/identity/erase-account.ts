import type { Tx } from '../../platform/db/database.ts';
import type { IdentityContext } from './context.ts';
import { endSessions } from './end-sessions.ts';
import { emptyAccount, readSanction, retireHandle } from './repo-leaving.ts';
import { keepSuspensionOf, suspendedAddressHash } from './suspended-address.ts';

interface Leaving {
  readonly id: bigint;
  readonly publicId: string;
  readonly handle: string;
  /** Until then nobody else gets the handle. */
  readonly handleRestsUntil: Date;
}

/**
 * The first step of an erasure, in the caller's transaction: name, address, password and all that the account said of the
 * person go, and nobody is signed in to it any more. Its row stays, so that what was written has an author without a name.
 * Of an account that is suspended the hash of its address stays as long as the suspension, 12 months at most, so that nobody
 * sheds it by leaving and coming back. Announces `session`.
 */
export type EraseAccount = (tx: Tx, leaving: Leaving) => Promise<void>;

/** Reads the key for it, because within a transaction nothing else can be read on the embedded database. */
export const openErasing = async (context: Pick<IdentityContext, 'platform' | 'keyedHash'>): Promise<EraseAccount> => {
  const { platform } = context;
  await suspendedAddressHash(context, '');
  return async (tx, { id, publicId, handle, handleRestsUntil }) => {
    const now = platform.clock.now();
    await endSessions(platform, tx, { user: { id, publicId }, except: null, reason: 'deleted' });
    await retireHandle(tx, handle, handleRestsUntil);
    const { email, suspendedUntil } = await readSanction(tx, id);
    if (email !== null) {
      await keepSuspensionOf(tx, {
        hash: await suspendedAddressHash(context, email),
        suspendedUntil,
        userId: null,
        now,
      });
    }
    await emptyAccount(tx, id, now);
  };
};
