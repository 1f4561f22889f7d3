import { randomInt, timingSafeEqual } from 'node:crypto';
import { identityLimits as limits } from '@moja-ulica/shared/identity/limits.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
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

/** How a code was judged; `expired`: it was the right one. */
export type Judged = 'right' | 'wrong' | 'expired';

/** What is told of a code that does not open: only who has it hears that it was the right one. */
export const codeRefusal = (judged: Exclude<Judged, 'right'>): AppError =>
  new AppError(judged === 'expired' ? 'code_expired' : 'code_invalid');

/** 6-digit codes sent by e-mail: the newest wins, each opens once, five wrong guesses end it. */
export interface Codes {
  /** A new code for the address, and the key of its row. */
  issue(tx: Tx, subject: CodeSubject): Promise<{ readonly code: string; readonly id: bigint }>;
  /**
   * Right, once, for the newest code while it lives. A wrong guess is counted, so the transaction must commit whatever
   * the answer.
   */
  redeem(tx: Tx, subject: CodeSubject, code: string): Promise<Judged>;
  /**
   * The try to open an account that this code was mailed for; `wrong`: no code of anybody who tries with this address. A wrong guess
   * is counted for each of them, so the transaction must commit whatever the answer.
   */
  redeemSignUp(tx: Tx, email: string, code: string): Promise<bigint | Exclude<Judged, 'right'>>;
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
      if (newest === null || newest.usedAt !== null || newest.attempts >= limits.maxCodeAttempts) return 'wrong';
      if (!timingSafeEqual(given, newest.codeHash)) {
        await countWrongGuess(tx, newest.id);
        return 'wrong';
      }
      if (newest.expiresAt <= now) return 'expired';
      await markCodeUsed(tx, newest.id, now);
      return 'right';
    },
    redeemSignUp: async (tx, email, code) => {
      const given = await hashOf({ email, purpose: 'confirm' }, code);
      const now = clock.now();
      const unused = await lockSignUpCodes(tx, email, limits.maxCodeAttempts);
      const right = unused.find(({ codeHash }) => timingSafeEqual(given, codeHash));
      if (right === undefined) {
        await countWrongGuess(tx, ...unused.map(({ id }) => id));
        return 'wrong';
      }
      if (right.expiresAt <= now) return 'expired';
      await markCodeUsed(tx, right.id, now);
      return right.signUpId ?? 'wrong';
    },
  };
};
