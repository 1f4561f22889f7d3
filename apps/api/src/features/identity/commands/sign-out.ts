import type { IdentityContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { lockRefreshToken, revokeSession } from '../repo-sessions.ts';
import { tokenHash } from '../secrets.ts';
import { announceSessionEnd } from '../session-change.ts';

/** Ends the session that the token belongs to, an old token of it included; an unknown one ends nothing. Announces `session`. */
export const signOut = async (
  { platform }: IdentityContext,
  refreshToken: string,
  { security }: Requester,
): Promise<void> => {
  const ended = await platform.db.transaction(async (tx) => {
    const found = await lockRefreshToken(tx, tokenHash(refreshToken));
    if (found === null || found.revokedAt !== null) return null;
    await revokeSession(tx, found.sessionId, 'signed_out', platform.clock.now());
    await announceSessionEnd(platform.changes, tx, { sessionId: found.sessionPublicId });
    return found;
  });
  if (ended !== null) security('sign_out', { user: ended.userPublicId, session: ended.sessionPublicId });
};
