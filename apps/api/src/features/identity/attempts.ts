import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { networkOf } from '../../platform/http/network.ts';
import type { Requester } from './requester.ts';
import { countInMinute, uncountInMinute } from './repo-attempts.ts';
import type { KeyedHash } from './secrets.ts';

/** Who tries; a refusal is a line of the security log. */
export type From = Pick<Requester, 'address' | 'security'>;

/** Takes back what was counted: the attempt was no failure. */
export type Forgive = () => Promise<void>;

/**
 * So many failures an account and an address, in any 15 minutes and not in fixed ones. Each attempt is counted before it is
 * judged, so that many at once do not slip through, and taken back when it was no failure. Known and unknown accounts count
 * alike. All throw `too_many_requests` with the seconds to wait.
 */
export interface Attempts {
  /**
   * Before a password or a code is judged; `way` keeps them apart, so that guessing at one does not lock the other, and what a
   * stranger guesses at the door does not keep who is signed in from showing that the account is theirs.
   */
  guess(
    way: 'password' | 'code' | 'second-step' | 'proof-password' | 'proof-code',
    email: string,
    from: From,
  ): Promise<Forgive>;
  /** Before a one-time link is judged: there is no account yet. */
  open(from: From): Promise<Forgive>;
  /** Before a passkey is asked for: what is kept until it answers costs room. */
  challenge(from: From): Promise<void>;
  /** Before a stairwell code is judged; of an account (public id; null: a guest) and of an address, apart from guesses at passwords. */
  stairwell(account: string | null, from: From): Promise<Forgive>;
  /** Before a mail is sent to someone who may not have asked for it; `proof-mail` to who is signed in. */
  mail(email: string, from: From, way?: 'mail' | 'proof-mail'): Promise<void>;
}

const minuteMs = 60_000;
const windowMs = limits.failureWindowMinutes * minuteMs;

/** So many attempts of one kind by one household or at one account. */
interface Limit {
  readonly kind: string;
  readonly who: string;
  readonly limit: number;
}

/** Limits over the database, shared by all instances. */
export const createAttempts = (db: Db, clock: Clock, keyedHash: KeyedHash): Attempts => {
  const nameOf = async (kind: string, who: string): Promise<string> =>
    `identity:${kind}:${Buffer.from(await keyedHash('attempts', kind, who))
      .toString('hex')
      .slice(0, 32)}`;

  const count = async ({ kind, who, limit }: Limit, { security }: From): Promise<Forgive> => {
    const name = await nameOf(kind, who);
    const now = clock.now().getTime();
    const minute = new Date(now - (now % minuteMs));
    const forgive = (): Promise<void> => uncountInMinute(db, name, minute);
    // The minute that the window begins in counts whole: rather some seconds too strict than one failure too many.
    const { ordinal, earlier } = await countInMinute(db, name, minute, new Date(now - windowMs - minuteMs));
    let sum = earlier.reduce((total, { count: inMinute }) => total + inMinute, ordinal);
    if (sum <= limit) return forgive;
    await forgive();
    security('limit_reached', { limit: kind, who: name });
    // Free again when so many of the oldest have left the window that one more fits.
    const leaves = earlier.find(({ count: inMinute }) => {
      sum -= inMinute;
      return sum <= limit;
    });
    const freeAt = (leaves ?? { start: minute }).start.getTime() + minuteMs + windowMs;
    throw new AppError('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)) });
  };

  /** Both or neither: what was counted first is taken back when the second refuses. */
  const countBoth = async (one: Limit, other: Limit, from: From): Promise<Forgive> => {
    const forgiveOne = await count(one, from);
    try {
      const forgiveOther = await count(other, from);
      return async () => {
        await forgiveOne();
        await forgiveOther();
      };
    } catch (error) {
      await forgiveOne();
      throw error;
    }
  };

  const byAddress = (
    kind: 'address' | 'mail-address' | 'challenge-address' | 'stairwell-address',
    { address }: From,
  ): Limit => ({
    kind,
    who: networkOf(address),
    limit: limits.failuresPerAddress,
  });

  return {
    guess: (way, email, from) =>
      countBoth(byAddress('address', from), { kind: way, who: email, limit: limits.failuresPerAccount }, from),
    open: (from) => count(byAddress('address', from), from),
    challenge: async (from) => {
      await count(byAddress('challenge-address', from), from);
    },
    stairwell: (account, from) => {
      const ofAddress = byAddress('stairwell-address', from);
      if (account === null) return count(ofAddress, from);
      return countBoth(ofAddress, { kind: 'stairwell', who: account, limit: limits.failuresPerAccount }, from);
    },
    mail: async (email, from, way = 'mail') => {
      await countBoth(byAddress('mail-address', from), { kind: way, who: email, limit: limits.codesPerAccount }, from);
    },
  };
};
