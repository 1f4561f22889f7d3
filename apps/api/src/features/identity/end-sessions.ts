import type { Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { revokeSessionsOf, type RevokeReason } from './repo-sessions.ts';
import { deleteFirstStepsOf } from './repo-second-steps.ts';
import { announceSessionEnd } from './session-change.ts';

/** Whose sessions end, and why. */
interface Ending {
  readonly user: { readonly id: bigint; readonly publicId: string };
  /** Public id of the one session that goes on, such as the one that the new password was set in; null: none does. */
  readonly except: string | null;
  readonly reason: RevokeReason;
}

/**
 * In the transaction of what makes it necessary: ends a person's sessions, and what somebody has begun to sign in with. With its commit their access tokens are refused from
 * the next request on, and every instance cuts their sockets. Announces `session`.
 */
export const endSessions = async (
  { changes, clock }: Pick<Platform, 'changes' | 'clock'>,
  tx: Tx,
  { user, except, reason }: Ending,
): Promise<void> => {
  await deleteFirstStepsOf(tx, user.id);
  await revokeSessionsOf(tx, user.id, { except, reason, now: clock.now() });
  await announceSessionEnd(changes, tx, { userId: user.publicId, exceptSessionId: except });
};
