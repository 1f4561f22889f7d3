import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IdentityContext } from '../context.ts';
import { endSessions } from '../end-sessions.ts';
import { revokeOwnSession } from '../repo-sessions.ts';
import type { Requester } from '../requester.ts';
import { announceSessionEnd } from '../session-change.ts';

const reason = 'signed_out_elsewhere';

/**
 * Signs one of the caller's devices out, this one included. Announces `session`. Throws `unauthorized`, `session_ended`,
 * `session_not_found` (also for somebody else's).
 */
export const endOwnSession = async (
  { platform, ports }: IdentityContext,
  { caller, session }: { readonly caller: Caller; readonly session: string },
  { security }: Requester,
): Promise<void> => {
  const { db, changes, clock } = platform;
  await db.transaction(async (tx) => {
    const { userId } = await ports.loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    if (!(await revokeOwnSession(tx, userId, { session, reason, now: clock.now() }))) {
      throw new AppError('session_not_found');
    }
    await announceSessionEnd(changes, tx, { sessionId: session });
  });
  security('sign_out_elsewhere', { user: caller?.userId ?? null, session });
};

/** Signs out all of the caller's devices but this one. Announces `session`. Throws `unauthorized`, `session_ended`. */
export const endOtherSessions = async (
  { platform, ports }: IdentityContext,
  caller: Caller,
  { security }: Requester,
): Promise<void> => {
  if (caller === null) throw new AppError('unauthorized');
  const { userId: publicId, sessionId: except } = caller;
  await platform.db.transaction(async (tx) => {
    const { userId } = await ports.loadAsker(tx, caller);
    if (userId === null) throw new AppError('unauthorized');
    await endSessions(platform, tx, { user: { id: userId, publicId }, except, reason });
  });
  security('sign_out_elsewhere', { user: publicId, session: null });
};
