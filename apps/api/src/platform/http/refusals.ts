import { errorStatus, type ErrorCode } from '@moja-ulica/shared/errors.ts';
import { isDatabaseUnavailable, isPoolFull } from '../db/unavailable.ts';
import { AppError } from '../errors.ts';

const retryWhenUnavailableSeconds = 2;

/** More is asked than can be done. Thousands of these may come in a second: the log gets their sum, see `admission.ts`. */
export class Busy extends AppError {
  constructor() {
    super('unavailable', {
      retryAfterSeconds: retryWhenUnavailableSeconds,
      message: 'more is asked than can be done: come back in a moment',
    });
  }
}

/** One for all: a refusal is made without any work. */
export const busy = new Busy();

/** What a request was refused as, for metrics and sums: the code, or `busy`. */
export const reasonOf = (refusal: AppError): string => (refusal instanceof Busy ? 'busy' : refusal.code);

/** What Fastify and its plugins refuse by themselves, by status. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  503: 'unavailable',
};

const messageOfStatus: Readonly<Record<number, string>> = {
  400: 'the request could not be understood',
  404: 'there is nothing here',
};

const refusalOfStatus = (status: number): AppError | null => {
  const code = codeOfStatus[status] ?? (status >= 400 && status < 500 ? 'bad_request' : undefined);
  if (code === undefined) return null;
  const message = messageOfStatus[errorStatus[code]];
  return new AppError(code, message === undefined ? {} : { message });
};

/**
 * The refusal an error stands for; null when it is a fault of ours. Texts of libraries are not handed on: they may repeat
 * what was sent.
 */
export const refusalOf = (error: unknown): AppError | null => {
  if (error instanceof AppError) return error;
  if (isPoolFull(error)) return busy;
  if (isDatabaseUnavailable(error))
    return new AppError('unavailable', { retryAfterSeconds: retryWhenUnavailableSeconds });
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return refusalOfStatus(error.statusCode);
  }
  return null;
};
