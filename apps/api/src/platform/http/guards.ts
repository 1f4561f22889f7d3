import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

/**
 * What holds for every request and every answer, whoever registered the route. The hooks call back instead of giving promises:
 * they run for each request, and a page out of the cache costs little more than they do.
 */
export const registerGuards = (
  server: FastifyInstance,
  { config, clock, log }: Pick<Platform, 'config' | 'clock' | 'log'>,
): void => {
  // Nobody keeps an answer unless its handler says so.
  const headers = { ...securityHeaders(config), 'cache-control': 'no-store' };
  const origins = allowedOrigins(config);
  const countWrite = createAddressLimit(clock);

  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    if (request.headers.host === undefined)
      throw new AppError('bad_request', { message: 'the Host header is required' });
    if (!safeMethods.includes(request.method)) {
      refuseForeignOrigin(request.headers, origins);
      countWrite(request.ip);
      refuseOtherTypes(request);
    }
    done();
  });

  let closing = false;
  server.addHook('preClose', async () => {
    closing = true;
  });

  server.addHook('onSend', (_request, reply, _payload, done) => {
    // A connection that falls idle after closing has begun is closed by neither Fastify nor Node: the end of the process would
    // wait for its keep-alive to run out.
    if (closing) reply.header('connection', 'close');
    done();
  });

  server.addHook('onResponse', (request, reply, done) => {
    // What was unavailable has told why by itself, and would be too many lines just when there is too much to do.
    const worthTelling = reply.statusCode >= 400 && reply.statusCode !== 503;
    const level = worthTelling || !safeMethods.includes(request.method) ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) request.log[level](lineOf(request, reply), 'answered');
    done();
  });
};

const lineOf = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  // Its name or pattern, not the address: what people look at is nobody's business.
  operation: request.routeOptions.config.operation ?? request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime),
});
