import { randomInt } from 'node:crypto';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** A code of the half-minute before or after is taken too: clocks differ, and typing takes time. */
const window = 1;
const secretBytes = 20;

const totpOf = (secret: Uint8Array): TOTP =>
  new TOTP({
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: 'SHA1',
    digits: limits.codeDigits,
    period,
  });

/** A new key for an app: 160 bits, as RFC 4226 asks for. */
export const newSecret = (): Uint8Array => new Uint8Array(new Secret({ size: secretBytes }).buffer);

/** What the app is told: the key as text, and the address that its QR code holds. */
export const describeSecret = (
  secret: Uint8Array,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): { readonly secret: string; readonly uri: string } => {
  const totp = totpOf(secret);
  totp.issuer = issuer.replaceAll(':', ' ');
  totp.label = label;
  return { secret: totp.secret.base32, uri: totp.toString() };
};

/** The half-minute whose code this is, if it is later than `after`; null otherwise. RFC 6238. */
export const stepOfCode = (secret: Uint8Array, code: string, now: Date, after: number): number | null => {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / period) + delta;
  return step > after ? step : null;
};

/** Digits and letters that are not taken for one another. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const recoveryChars = 10;

/** Ten codes such as `7KQ2M-XW94R`: 49 random bits each. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: limits.recoveryCodes }, () => {
    const chars = Array.from({ length: recoveryChars }, () => letters[randomInt(letters.length)] ?? '').join('');
    return `${chars.slice(0, recoveryChars / 2)}-${chars.slice(recoveryChars / 2)}`;
  });

/** A recovery code however it was typed. */
export const recoveryCodeOf = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
