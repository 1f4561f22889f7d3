import { errorStatus, type ErrorCode } from '@moja-ulica/shared/errors.ts';
import type { FieldError } from '@moja-ulica/shared/http.ts';
import type { Verdict } from '@moja-ulica/shared/policy.ts';

interface Details {
  readonly fields?: readonly FieldError[];
  /** Whole seconds until it makes sense to try again. */
  readonly retryAfterSeconds?: number;
  /** English, for developers and the log. */
  readonly message?: string;
}

/** An expected refusal: a code of the contract with its HTTP status. Everything else that is thrown is a fault (500). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? code.replaceAll('_', ' '));
    this.name = 'AppError';
    this.code = code;
    this.status = errorStatus[code];
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Turns a policy's denial into its refusal. */
export const enforce = (verdict: Verdict): void => {
  if (!verdict.allow) throw new AppError(verdict.code);
};
