import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Me, Session } from '@moja-ulica/shared/identity/schema.ts';
import { hasDuties } from '@moja-ulica/shared/policy.ts';
import type { SettingValues } from '@moja-ulica/shared/site/settings.ts';
import { countryOf } from '../../platform/country-of.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import type { SigningContext } from './context.ts';
import { deviceOf } from './device.ts';
import { readDevicesOf } from './queries.ts';
import type { Requester } from './requester.ts';
import { lockAccount } from './repo.ts';
import { insertRefreshToken, insertSession } from './repo-sessions.ts';
import { newToken, tokenHash } from './secrets.ts';

/** What signing in gives: the answer, and the token for the cookie. */
export interface Started {
  readonly session: Session;
  readonly refreshToken: string;
  readonly cookieSeconds: number;
}

const dayMs = 86_400_000;
const maxUserAgentChars = 200;

/** Days without use after which this person's sessions end: a setting. */
export const sessionDaysOf = (me: Me, settings: SettingValues): number =>
  hasDuties(me) ? settings.staffSessionDays : settings.sessionDays;

/** The answer for a session that lives, with a new refresh token, which is kept hashed. */
export const continueSession = async (
  tx: Tx,
  { tokens, platform, ports }: SigningContext,
  session: { readonly id: bigint; readonly publicId: string; readonly secondFactor: boolean },
  me: Me,
): Promise<Started> => {
  const settings = await ports.settings(tx);
  const refreshToken = newToken();
  await insertRefreshToken(tx, {
    sessionId: session.id,
    tokenHash: tokenHash(refreshToken),
    createdAt: platform.clock.now(),
  });
  return {
    session: {
      accessToken: tokens.sign({ userId: me.id, sessionId: session.publicId }),
      expiresInSeconds: limits.accessTokenMinutes * 60,
      dutiesWithheld: settings.requireSecondFactorForStaff && !session.secondFactor && hasDuties(me),
      me,
    },
    refreshToken,
    cookieSeconds: sessionDaysOf(me, settings) * 86_400,
  };
};

/** What is kept of a browser's own words about itself. */
const keptUserAgent = (userAgent: string): string => userAgent.replace(/[^\x20-\x7E]/g, '').slice(0, maxUserAgentChars);

interface Used {
  readonly userAgent: string;
  readonly country: string | null;
}

/** True where one of these browsers tells the same of itself, in the same country; versions change and do not count. */
const isKnown = (used: Used, earlier: readonly Used[]): boolean => {
  const named = (agent: string): string => JSON.stringify(deviceOf(agent));
  const name = named(used.userAgent);
  const alike = earlier.filter(({ userAgent }) => userAgent === used.userAgent || named(userAgent) === name);
  const countries = new Set(alike.flatMap(({ country }) => country ?? []));
  // Of which no country is known, nothing speaks against either.
  return alike.length > 0 && (used.country === null || countries.size === 0 || countries.has(used.country));
};

/**
 * Begins a session of this person on the device that asks. A mail tells of a device that none of their sessions of late was on, and
 * of one like it in another country; of a person's first one it does not.
 * @param secondFactor both steps of signing in were taken
 */
export const startSession = async (
  tx: Tx,
  context: SigningContext,
  { userId, secondFactor }: { readonly userId: bigint; readonly secondFactor: boolean },
  requester: Requester,
): Promise<Started> => {
  const { platform, ports, mails } = context;
  const userAgent = keptUserAgent(requester.userAgent);
  await lockAccount(tx, userId);
  const me = await ports.describeMe(tx, userId);
  const now = platform.clock.now();
  const country = countryOf(requester.address);
  const earlier = await readDevicesOf(tx, userId);
  if (earlier.length > 0 && !isKnown({ userAgent, country }, earlier)) {
    await mails.news(
      tx,
      { email: me.email, locale: me.locale, at: now },
      { what: 'newDevice', device: deviceOf(userAgent), country },
    );
  }
  const publicId = newPublicId();
  const id = await insertSession(tx, {
    publicId,
    userId,
    userAgent,
    signedInCountry: country,
    country,
    secondFactor,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + sessionDaysOf(me, await ports.settings(tx)) * dayMs),
  });
  return continueSession(tx, context, { id, publicId, secondFactor }, me);
};
