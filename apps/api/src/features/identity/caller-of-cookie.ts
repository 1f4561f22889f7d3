import type { IncomingHttpHeaders } from 'node:http';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { Platform } from '../../platform/platform.ts';
import { readSessionOfToken } from './queries.ts';
import type { Cookie } from './routes-cookies.ts';
import { tokenHash } from './secrets.ts';

/**
 * Who asks for a file that a page shows: the browser sends no access token with those, only the cookie. For reading alone: the
 * token in it is neither exchanged nor used up, and nothing may be changed on its word. A guest where it does not hold.
 */
export type CallerOfCookie = (headers: IncomingHttpHeaders) => Promise<Caller>;

export const createCallerOfCookie =
  ({ db, clock }: Pick<Platform, 'db' | 'clock'>, cookie: Cookie): CallerOfCookie =>
  async (headers) => {
    const token = cookie.read({ headers });
    if (token === null) return null;
    const now = clock.now();
    const usedAfter = new Date(now.getTime() - limits.refreshGraceSeconds * 1000);
    return readSessionOfToken(db, tokenHash(token), { usedAfter, now });
  };
