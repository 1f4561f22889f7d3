import type { ErrorBody } from '@moja-ulica/shared/http.ts';
import type { FastifyReply } from 'fastify';
import { AppError } from '../errors.ts';
import { logSecurity } from '../log/security.ts';
import { Busy, reasonOf, refusalOf } from './refusals.ts';

/** The one shape of every error. */
const errorBodyOf = (refusal: AppError, requestId: string): ErrorBody => ({
  code: refusal.code,
  message: refusal.message,
  requestId,
  ...(refusal.fields === undefined ? {} : { fields: refusal.fields }),
  ...(refusal.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: refusal.retryAfterSeconds }),
});

/** Headers a handler may have set for the answer it did not come to give. */
const headersOfSuccess = ['content-encoding', 'content-length', 'etag', 'last-modified', 'location'];

/**
 * Answers with an error: an expected one as it is, connection trouble as 503, anything else as a bare 500, logged whole. What
 * is refused for lack of means is not logged one by one.
 */
export const answerError = (error: unknown, reply: FastifyReply): FastifyReply => {
  const refusal = refusalOf(error) ?? new AppError('internal', { message: 'something went wrong on our side' });
  if (refusal.code === 'internal') reply.log.error({ err: error }, 'request failed');
  else if (refusal.code === 'unavailable' && !(refusal instanceof Busy)) reply.log.warn({ err: error }, 'unavailable');
  if (refusal.status === 403 || refusal.code === 'unauthorized') {
    const { method, caller, routeOptions } = reply.request;
    const operation = routeOptions.config.operation ?? 'none';
    logSecurity(reply.log, 'denied', { code: refusal.code, method, operation, user: caller?.userId ?? null });
  }
  reply.request.refusedAs = reasonOf(refusal);
  for (const header of headersOfSuccess) reply.removeHeader(header);
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  return reply
    .code(refusal.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBodyOf(refusal, reply.request.id));
};
