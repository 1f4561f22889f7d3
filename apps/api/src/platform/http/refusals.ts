import { errorStatus, type ErrorCode } from '@moja-ulica/shared/errors.ts';
import { isDatabaseUnavailable } from '../db/unavailable.ts';
import { AppError } from '../errors.ts';

const retryWhenUnavailableSeconds = 2;

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
  if (isDatabaseUnavailable(error))
    return new AppError('unavailable', { retryAfterSeconds: retryWhenUnavailableSeconds });
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return refusalOfStatus(error.statusCode);
  }
  return null;
};
