import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { countryOf } from '../../../platform/country-of.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SigningContext } from '../context.ts';
import type { Requester } from '../requester.ts';
import { lockRefreshToken, markTokenUsed, prolongSession, revokeSession } from '../repo-sessions.ts';
import { tokenHash } from '../secrets.ts';
import { announceSessionEnd } from '../session-change.ts';
import { continueSession, sessionDaysOf, type Started } from '../start-session.ts';

const graceMs = limits.refreshGraceSeconds * 1000;
const dayMs = 86_400_000;

/**
 * Exchanges a refresh token for its successor. Used again within the grace it gives another one (two tabs at once, or an answer lost
 * on the way); after it the whole session ends, since one of the two users must be a thief. Announces `session` then. Throws
 * `session_ended`.
 */
export const refreshSession = async (
  context: SigningContext,
  refreshToken: string,
  { address, security }: Requester,
): Promise<Started> => {
  const { platform, ports } = context;
  const now = platform.clock.now();
  const country = countryOf(address);

  // Ending the session must commit: what is thrown is thrown after it.
  const outcome = await platform.db.transaction(async (tx) => {
    const found = await lockRefreshToken(tx, tokenHash(refreshToken));
    if (found === null || found.revokedAt !== null || found.expiresAt <= now || found.deletedAt !== null) return null;
    if (found.usedAt !== null && now.getTime() - found.usedAt.getTime() > graceMs) {
      await revokeSession(tx, found.sessionId, 'refresh_reused', now);
      await announceSessionEnd(platform.changes, tx, { sessionId: found.sessionPublicId });
      return { reused: found };
    }
    const me = await ports.describeMe(tx, found.userId);
    const lifeMs = sessionDaysOf(me, await ports.settings(tx)) * dayMs;
    // Who was given duties meanwhile, or where the time was made shorter: what holds now counts.
    if (found.lastUsedAt.getTime() + lifeMs <= now.getTime()) return null;
    if (found.usedAt === null) await markTokenUsed(tx, found.tokenId, now);
    const expiresAt = new Date(now.getTime() + lifeMs);
    await prolongSession(tx, found.sessionId, { lastUsedAt: now, expiresAt, country });
    const session = { id: found.sessionId, publicId: found.sessionPublicId, secondFactor: found.secondFactor };
    return { started: await continueSession(tx, context, session, me) };
  });
  if (outcome?.started !== undefined) return outcome.started;
  if (outcome !== null) {
    security('refresh_reused', { user: outcome.reused.userPublicId, session: outcome.reused.sessionPublicId });
  }
  throw new AppError('session_ended');
};
