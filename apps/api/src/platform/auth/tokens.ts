import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import { publicIdPattern } from '@moja-ulica/shared/ids.ts';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Caller } from './caller.ts';

/** Someone with an account. */
export type AccountCaller = NonNullable<Caller>;

/** Access tokens: short-lived, signed, and trusted for nothing but who asks. */
export interface Tokens {
  /** A token for this session, valid for `identityLimits.accessTokenMinutes`. */
  sign(caller: AccountCaller): string;
  /** Who the token speaks for. Throws `token_expired` for one that was ours, `unauthorized` for anything else. */
  verify(token: unknown): AccountCaller;
  /**
   * Who asks, by the `Authorization` header's value; null without one. A header that does not hold a valid token is an
   * error and never a guest: throws `token_expired` or `unauthorized`.
   */
  callerOf(authorization: string | undefined): Caller;
}

/** Signing and checking of algorithm, signature, `typ`, `iss` and `aud`; done by `@fastify/jwt`, see `http/jwt.ts`. */
export interface Signer {
  sign(claims: object): string;
  /** Throws when anything of the above is not as it must be. Leaves the time to the caller. */
  verify(token: string): unknown;
}

const idPattern = new RegExp(publicIdPattern);
/** Between the clocks of two instances. */
const clockSkewSeconds = 60;
const lifeSeconds = identityLimits.accessTokenMinutes * 60;

const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);

const refused = (): AppError => new AppError('unauthorized', { message: 'the access token is not valid' });

const verified = (signer: Signer, token: string): unknown => {
  try {
    return signer.verify(token);
  } catch {
    throw refused();
  }
};

/** Access tokens over a signer; their time is read from our clock. */
export const createTokens = (signer: Signer, clock: Clock): Tokens => {
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);

  const verify = (token: unknown): AccountCaller => {
    if (typeof token !== 'string' || token === '') throw refused();
    const claims = verified(signer, token);
    if (typeof claims !== 'object' || claims === null) throw refused();
    const { sub, sid, iat, exp }: { sub?: unknown; sid?: unknown; iat?: unknown; exp?: unknown } = claims;
    if (!isId(sub) || !isId(sid) || typeof iat !== 'number' || typeof exp !== 'number') throw refused();
    if (iat > nowSeconds() + clockSkewSeconds) throw refused();
    if (exp <= nowSeconds()) throw new AppError('token_expired', { message: 'the access token has expired' });
    return { userId: sub, sessionId: sid };
  };

  return {
    sign: ({ userId, sessionId }) => {
      const iat = nowSeconds();
      return signer.sign({ sub: userId, sid: sessionId, iat, exp: iat + lifeSeconds });
    },
    verify,
    callerOf: (authorization) => {
      if (authorization === undefined) return null;
      const [scheme = '', token, ...rest] = authorization.split(' ');
      if (scheme.toLowerCase() !== 'bearer' || rest.length > 0) throw refused();
      return verify(token);
    },
  };
};
