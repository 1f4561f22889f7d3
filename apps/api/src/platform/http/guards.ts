import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { createAddressLimit } from './address-limit.ts';
import { allowedOrigins, refuseForeignOrigin } from './origins.ts';
import { securityHeaders } from './security-headers.ts';
import type { Platform } from '../platform.ts';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/**
 * JSON or nothing: a form of another site cannot say it without being asked by the browser first. With a cookie even an empty
 * request must say it.
 */
const refuseOtherTypes = (request: FastifyRequest): void => {
  const type = request.headers['content-type'];
  if (type === undefined && !hasBody(request) && request.headers.cookie === undefined) return;
  if (type === undefined || !/^application\/json[ \t]*(;|$)/i.test(type)) {
    throw new AppError('unsupported_media_type', { message: 'the body must be application/json' });
  }
};

/** What holds for every request and every answer, whoever registered the route. */
export const registerGuards = (
  server: FastifyInstance,
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
): void => {
  const headers = securityHeaders(config);
  const origins = allowedOrigins(config);
  const countWrite = createAddressLimit(clock);

  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
    if (request.headers.host === undefined)
      throw new AppError('bad_request', { message: 'the Host header is required' });
    if (safeMethods.includes(request.method)) return;
    refuseForeignOrigin(request.headers, origins);
    countWrite(request.ip);
    refuseOtherTypes(request);
  });

  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });

  server.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      // The pattern, not the address: what people look at is nobody's business.
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (reply.statusCode >= 400 || !safeMethods.includes(request.method)) request.log.info(line, 'answered');
    else request.log.debug(line, 'answered');
  });
};
