import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '../../platform/config/config.ts';
import type { Db } from '../../platform/db/database.ts';
import { getOrCreateSetting } from '../../platform/db/settings.ts';

/** 256 random bits for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How a token is kept: it has enough randomness of its own to need no salt. */
export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/** Keyed hash of short or guessable things (codes, addresses): worth nothing without the installation's secret. */
export type KeyedHash = (...parts: readonly string[]) => Promise<Uint8Array>;

/** Keeps what has to be read again so that a copy of the database alone does not tell it. */
export interface Sealer {
  /** `about` names whose it is: sealed for one it does not open as another's. */
  seal(plain: Uint8Array, about: string): Promise<Uint8Array>;
  /** Null for what was sealed with another secret, for something else, or has been changed. */
  open(sealed: Uint8Array, about: string): Promise<Uint8Array | null>;
}

/**
 * A key for one purpose, derived from the installation's signing secret, or else from one that is kept in the database, which is
 * read once.
 */
const createKey = (config: Config, db: Db, purpose: string): (() => Promise<Buffer>) => {
  const make = async (): Promise<Buffer> => {
    const secret =
      config.tokenSecret ??
      (await getOrCreateSetting(db, 'identity_secret', () => randomBytes(32).toString('base64url')));
    return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  };
  let key: Promise<Buffer> | undefined;
  return () => {
    key ??= make().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  };
};

/** Parts are kept apart, so that no two lists of parts hash alike by joining. */
export const createKeyedHash = (config: Config, db: Db): KeyedHash => {
  const key = createKey(config, db, 'moja-ulica identity');
  return async (...parts) =>
    createHmac('sha256', await key())
      .update(JSON.stringify(parts))
      .digest();
};

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a nonce of its own each time: nonce, tag, ciphertext. */
export const createSealer = (config: Config, db: Db): Sealer => {
  const key = createKey(config, db, 'moja-ulica second step');
  return {
    seal: async (plain, about) => {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, await key(), nonce).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([sealing.update(plain), sealing.final()]);
      return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
    },
    open: async (sealed, about) => {
      const secret = await key();
      try {
        const opening = createDecipheriv(cipher, secret, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]);
      } catch {
        return null;
      }
    },
  };
};
