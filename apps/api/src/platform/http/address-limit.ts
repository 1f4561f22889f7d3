import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';

/** State-changing requests from one address in a minute. Many households share one address at their provider. */
export const maxWritesPerMinute = 1_200;

const windowSeconds = 60;
const maxAddresses = 20_000;

const isThisMachine = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

/**
 * Counts requests by address in fixed windows of one minute, in this process's memory: a brake on floods, not a rule of the
 * forum (those count in the database). This machine itself is not counted: it is the operator, or a proxy nobody named.
 * The returned function throws `too_many_requests`.
 */
export const createAddressLimit = (clock: Clock): ((address: string) => void) => {
  const windows = new LRUCache<string, { startSeconds: number; count: number }>({ max: maxAddresses });
  return (address) => {
    if (isThisMachine(address)) return;
    const nowSeconds = clock.now().getTime() / 1000;
    const known = windows.get(address);
    if (known === undefined || nowSeconds >= known.startSeconds + windowSeconds) {
      windows.set(address, { startSeconds: nowSeconds, count: 1 });
      return;
    }
    known.count += 1;
    if (known.count <= maxWritesPerMinute) return;
    throw new AppError('too_many_requests', {
      retryAfterSeconds: Math.max(1, Math.ceil(known.startSeconds + windowSeconds - nowSeconds)),
    });
  };
};
