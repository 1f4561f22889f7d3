import { errorStatus, type ErrorCode } from '@moja-ulica/shared/errors.ts';
import type { ErrorBody } from '@moja-ulica/shared/http.ts';
import type { FastifyReply } from 'fastify';
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

/** The one shape of every error. */
export const errorBodyOf = (refusal: AppError, requestId: string): ErrorBody => ({
  code: refusal.code,
  message: refusal.message,
  requestId,
  ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
  ...(refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds }),
});

/** Headers a handler may have set for the answer it did not come to give. */
const headersOfSuccess = ['content-encoding', 'content-length', 'etag', 'last-modified', 'location'];

/** Answers with an error: an expected one as it is, connection trouble as 503, anything else as a bare 500, logged whole. */
export const answerError = (error: unknown, reply: FastifyReply): FastifyReply => {
  const refusal = refusalOf(error) ?? new AppError('internal', { message: 'something went wrong on our side' });
  if (refusal.code === 'internal') reply.log.error({ err: error }, 'request failed');
  else if (refusal.code === 'unavailable') reply.log.warn({ err: error }, 'unavailable');
  for (const header of headersOfSuccess) reply.removeHeader(header);
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBodyOf(refusal, reply.request.id));
};
