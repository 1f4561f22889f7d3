import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import { networkOf } from './network.ts';

/** State-changing requests from one address in a minute. Many households share one address at their provider. */
export const maxWritesPerMinute = 1_200;

const windowMs = 60_000;
const maxAddresses = 20_000;
/** An instance tells the others of so many at a time: what people write in a minute costs no statement. */
const tellEvery = 100;

const isThisMachine = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');

interface Window {
  readonly startMs: number;
  /** Of this instance, not told yet. */
  untold: number;
  /** Of all instances, as far as told. */
  told: number;
}

interface Parts {
  readonly clock: Clock;
  /** Of all instances the same: addresses are kept under a keyed hash. */
  readonly secret: string;
  /** Adds to the count that all instances share, and gives it back. */
  readonly add: (name: string, windowStart: Date, count: number) => Promise<number>;
  /** The count could not be shared: this instance goes on with its own. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Counts requests by address (by /64 for IPv6) in fixed windows of one minute: a brake on floods, not a rule of the forum (those
 * count in the database each time). Instances tell each other every hundred, so a flood over all of them passes at most that
 * many more by each. This machine itself is not counted: it is the operator, or a proxy nobody named.
 * The returned function throws `too_many_requests`.
 */
export const createAddressLimit = ({ clock, secret, add, onFailure }: Parts): ((address: string) => void) => {
  const windows = new LRUCache<string, Window>({ max: maxAddresses });
  const nameOf = (network: string): string =>
    `writes:${createHmac('sha256', secret).update(`address-limit ${network}`).digest('base64url').slice(0, 22)}`;

  const tell = (network: string, window: Window): void => {
    const count = window.untold;
    window.untold = 0;
    window.told += count;
    add(nameOf(network), new Date(window.startMs), count).then((total) => {
      window.told = Math.max(window.told, total);
    }, onFailure);
  };

  return (address) => {
    if (isThisMachine(address)) return;
    const network = networkOf(address);
    const nowMs = clock.now().getTime();
    // The same windows on all instances.
    const startMs = nowMs - (nowMs % windowMs);
    const known = windows.get(network);
    const window = known?.startMs === startMs ? known : { startMs, untold: 0, told: 0 };
    if (window !== known) windows.set(network, window);
    if (window.told + window.untold >= maxWritesPerMinute) {
      const retryAfterSeconds = Math.max(1, Math.ceil((startMs + windowMs - nowMs) / 1000));
      throw new AppError('too_many_requests', { retryAfterSeconds });
    }
    window.untold += 1;
    if (window.untold >= tellEvery) tell(network, window);
  };
};
