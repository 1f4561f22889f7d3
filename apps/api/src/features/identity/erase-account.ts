import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { endSessions } from './end-sessions.ts';
import { emptyAccount, retireHandle } from './repo-leaving.ts';

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
 * Announces `session`.
 */
export const eraseAccount = async (
  platform: Pick<Platform, 'changes' | 'clock'>,
  tx: Tx,
  { id, publicId, handle, handleRestsUntil }: Leaving,
): Promise<void> => {
  await endSessions(platform, tx, { user: { id, publicId }, except: null, reason: 'deleted' });
  await retireHandle(tx, handle, handleRestsUntil);
  await emptyAccount(tx, id, platform.clock.now());
};
