import { randomInt, timingSafeEqual } from 'node:crypto';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import {
  countWrongGuess,
  insertCode,
  lockNewestCode,
  lockSignUpCodes,
  markCodeUsed,
  type CodePurpose,
} from './repo-codes.ts';
import type { KeyedHash } from './secrets.ts';

/** What a code is for. */
export interface CodeSubject {
  /** Where it is mailed. */
  readonly email: string;
  readonly purpose: CodePurpose;
  /** Whom alone it serves, where several may ask for a code to one address: none voids another's. */
  readonly userId?: bigint;
  /** The try to open an account that it is mailed for: it voids none of another's. */
  readonly signUpId?: bigint;
}

/** 6-digit codes sent by e-mail: the newest wins, each opens once, five wrong guesses end it. */
export interface Codes {
  /** A new code for the address, and the key of its row. */
  issue(tx: Tx, subject: CodeSubject): Promise<{ readonly code: string; readonly id: bigint }>;
  /**
   * True, once, for the newest code while it lives. A wrong guess is counted, so the transaction must commit whatever
   * the answer.
   */
  redeem(tx: Tx, subject: CodeSubject, code: string): Promise<boolean>;
  /**
   * The try to open an account that this code was mailed for; null: no code of anybody who tries with this address. A wrong guess
   * is counted for each of them, so the transaction must commit whatever the answer.
   */
  redeemSignUp(tx: Tx, email: string, code: string): Promise<bigint | null>;
}

const minutesOf: Readonly<Record<CodePurpose, number>> = {
  sign_in: limits.signInCodeMinutes,
  prove: limits.proofCodeMinutes,
  change_email: limits.emailChangeCodeMinutes,
  confirm: limits.confirmationCodeHours * 60,
};

/** Codes over the database, hashed with the installation's key. */
export const createCodes = (clock: Clock, keyedHash: KeyedHash): Codes => {
  const hashOf = ({ email, purpose }: CodeSubject, code: string): Promise<Uint8Array> =>
    keyedHash('code', purpose, email, code);

  return {
    issue: async (tx, subject) => {
      const code = randomInt(10 ** limits.codeDigits)
        .toString()
        .padStart(limits.codeDigits, '0');
      const now = clock.now();
      const id = await insertCode(tx, {
        ...subject,
        codeHash: await hashOf(subject, code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + minutesOf[subject.purpose] * 60_000),
      });
      return { code, id };
    },
    redeem: async (tx, subject, code) => {
      const given = await hashOf(subject, code);
      const newest = await lockNewestCode(tx, subject);
      const now = clock.now();
      if (newest === null || newest.usedAt !== null || newest.expiresAt <= now) return false;
      if (newest.attempts >= limits.maxCodeAttempts) return false;
      if (!timingSafeEqual(given, newest.codeHash)) {
        await countWrongGuess(tx, newest.id);
        return false;
      }
      await markCodeUsed(tx, newest.id, now);
      return true;
    },
    redeemSignUp: async (tx, email, code) => {
      const given = await hashOf({ email, purpose: 'confirm' }, code);
      const now = clock.now();
      const living = await lockSignUpCodes(tx, email, { now, maxAttempts: limits.maxCodeAttempts });
      const right = living.find(({ codeHash }) => timingSafeEqual(given, codeHash));
      if (right === undefined) {
        await countWrongGuess(tx, ...living.map(({ id }) => id));
        return null;
      }
      await markCodeUsed(tx, right.id, now);
      return right.signUpId;
    },
  };
};
