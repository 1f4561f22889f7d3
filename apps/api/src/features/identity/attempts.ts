import { isIPv6 } from 'node:net';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { countInMinute, uncountInMinute } from './repo-attempts.ts';
import type { KeyedHash } from './secrets.ts';

/** Takes back what was counted: the attempt was no failure. */
export type Forgive = () => Promise<void>;

/**
 * Limits of trust.md S13, in any 15 minutes and not in fixed ones. Each attempt is counted before it is judged, so that many at once
 * do not slip through, and taken back when it was no failure. Known and unknown accounts count alike. All throw
 * `too_many_requests` with the seconds to wait.
 */
export interface Attempts {
  /** Before a password or a code is judged; `way` keeps them apart, so that guessing at one does not lock the other. */
  guess(way: 'password' | 'code', email: string, address: string): Promise<Forgive>;
  /** Before a one-time link is judged: there is no account yet. */
  open(address: string): Promise<Forgive>;
  /** Before a mail is sent to someone who may not have asked for it. */
  mail(email: string, address: string): Promise<void>;
}

const minuteMs = 60_000;
const windowMs = limits.failureWindowMinutes * minuteMs;

/** An IPv6 customer has a whole /64: its first four groups stand for all of it. */
const networkOf = (address: string): string => {
  const mapped = /(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const whole = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};

/** Limits over the database, shared by all instances. */
export const createAttempts = (db: Db, clock: Clock, keyedHash: KeyedHash): Attempts => {
  const nameOf = async (kind: string, who: string): Promise<string> =>
    `identity:${kind}:${Buffer.from(await keyedHash('attempts', kind, who))
      .toString('hex')
      .slice(0, 32)}`;

  const count = async (name: string, limit: number): Promise<Forgive> => {
    const now = clock.now().getTime();
    const minute = new Date(now - (now % minuteMs));
    const forgive = (): Promise<void> => uncountInMinute(db, name, minute);
    // The minute that the window begins in counts whole: rather some seconds too strict than one failure too many.
    const { ordinal, earlier } = await countInMinute(db, name, minute, new Date(now - windowMs - minuteMs));
    let sum = earlier.reduce((total, { count: inMinute }) => total + inMinute, ordinal);
    if (sum <= limit) return forgive;
    await forgive();
    // Free again when so many of the oldest have left the window that one more fits.
    const leaves = earlier.find(({ count: inMinute }) => {
      sum -= inMinute;
      return sum <= limit;
    });
    const freeAt = (leaves ?? { start: minute }).start.getTime() + minuteMs + windowMs;
    throw new AppError('too_many_requests', { retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)) });
  };

  /** Both or neither: what was counted first is taken back when the second refuses. */
  const countBoth = async (one: [string, number], other: [string, number]): Promise<Forgive> => {
    const forgiveOne = await count(...one);
    try {
      const forgiveOther = await count(...other);
      return async () => {
        await forgiveOne();
        await forgiveOther();
      };
    } catch (error) {
      await forgiveOne();
      throw error;
    }
  };

  return {
    guess: async (way, email, address) =>
      countBoth(
        [await nameOf('address', networkOf(address)), limits.failuresPerAddress],
        [await nameOf(way, email), limits.failuresPerAccount],
      ),
    open: async (address) => count(await nameOf('address', networkOf(address)), limits.failuresPerAddress),
    mail: async (email, address) => {
      await countBoth(
        [await nameOf('mail-address', networkOf(address)), limits.failuresPerAddress],
        [await nameOf('mail', email), limits.codesPerAccount],
      );
    },
  };
};
