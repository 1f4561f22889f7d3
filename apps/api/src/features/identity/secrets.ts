import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../../platform/config/config.ts';
import type { Db } from '../../platform/db/database.ts';
import { getOrCreateSetting } from '../../platform/db/settings.ts';

/** 256 random bits for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How a token is kept: it has enough randomness of its own to need no salt. */
export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** Keyed hash of short or guessable things (codes, addresses): worth nothing without the installation's secret. */
export type KeyedHash = (...parts: readonly string[]) => Promise<Uint8Array>;

/**
 * Derives its key from the installation's signing secret, or else from one that is kept in the database, which is read once.
 * Parts are kept apart, so that no two lists of parts hash alike by joining.
 */
export const createKeyedHash = (config: Config, db: Db): KeyedHash => {
  const make = async (): Promise<Buffer> => {
    const secret =
      config.tokenSecret ??
      (await getOrCreateSetting(db, 'identity_secret', () => randomBytes(32).toString('base64url')));
    return Buffer.from(hkdfSync('sha256', secret, '', 'moja-ulica identity', 32));
  };
  let key: Promise<Buffer> | undefined;
  return async (...parts) => {
    key ??= make().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return createHmac('sha256', await key)
      .update(JSON.stringify(parts))
      .digest();
  };
};
