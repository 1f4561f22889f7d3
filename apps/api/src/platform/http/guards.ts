import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import { refusesGzip } from './encoded.ts';
import { allowedOrigins, refuseForeignOrigin } from './origins.ts';
import { securityHeaders } from './security-headers.ts';
import type { Platform } from '../platform.ts';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const onlyJson: readonly string[] = ['application/json'];

/** The type itself, without what follows it. */
const bareType = (type = ''): string => /^([^;\s]+)[ \t]*(?:;|$)/.exec(type)?.[1]?.toLowerCase() ?? '';

/**
 * JSON, the pictures of an operation that takes some, or nothing: a form of another site can say none of these without being
 * asked by the browser first. With a cookie even an empty request must say it.
 */
const refuseOtherTypes = (request: FastifyRequest): void => {
  const type = request.headers['content-type'];
  if (type === undefined && !hasBody(request) && request.headers.cookie === undefined) return;
  const takes = request.routeOptions.config.takes ?? onlyJson;
  if (!takes.includes(bareType(type))) {
    throw new AppError('unsupported_media_type', { message: `the body must be ${takes.join(' or ')}` });
  }
};

/** Files that people sent are held to a stricter policy of their own, on the way to the others as well. */
const keepsOwn = (reply: FastifyReply, name: string): boolean =>
  name === 'content-security-policy' && reply.hasHeader(name);

/** All headers of an answer that is written past the hooks, as a list of names and values; `own` are those of its handler. */
export type HeadersOf = (reply: FastifyReply, own: readonly string[]) => string[];

/**
 * Of the headers of every answer, what one without content carries that tells a client to use what it has: the rest speaks of
 * content, came with it, and holds on (RFC 9110 15.4.5, RFC 9111 3.2).
 */
const alsoOfNotModified: readonly string[] = ['strict-transport-security'];

/**
 * What holds for every request and every answer, whoever registered the route. The hooks call back instead of giving promises:
 * they run for each request, and a page out of the cache costs little more than they do. Gives what an answer needs that is
 * written past the hooks. `countWrite` throws for an address that changes too much.
 */
export const registerGuards = (
  server: FastifyInstance,
  { config, log, countWrite }: Pick<Platform, 'config' | 'log'> & { readonly countWrite: (address: string) => void },
): HeadersOf => {
  const always = Object.entries(securityHeaders(config));
  const alwaysInRow = always.flat();
  const notModified = always.filter(([name]) => alsoOfNotModified.includes(name));
  const notModifiedInRow = notModified.flat();
  const origins = allowedOrigins(config);

  server.addHook('onRequest', (request, _reply, done) => {
    if (request.headers.host === undefined)
      throw new AppError('bad_request', { message: 'the Host header is required' });
    // Whoever compresses later takes a `*` beside it for gzip.
    if (refusesGzip(request.headers['accept-encoding'])) request.headers['accept-encoding'] = 'identity';
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

  /** What is the same for all answers at the moment, but for its id. */
  const complete = (reply: FastifyReply): void => {
    // A client adds what a 304 has to the answer that it keeps, which is not this request's.
    if (reply.statusCode !== 304) reply.header('x-request-id', reply.request.id);
    // Nobody keeps an answer unless its handler says so.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    // A connection that falls idle after closing has begun is closed by neither Fastify nor Node: the end of the process would
    // wait for its keep-alive to run out.
    if (closing) reply.header('connection', 'close');
  };
  server.addHook('onSend', (_request, reply, _payload, done) => {
    const common = reply.statusCode === 304 ? notModified : always;
    for (const [name, value] of common) if (!keepsOwn(reply, name)) reply.header(name, value);
    complete(reply);
    done();
  });

  server.addHook('onResponse', (request, reply, done) => {
    // What was unavailable has told why by itself, and would be too many lines just when there is too much to do.
    const worthTelling = reply.statusCode >= 400 && reply.statusCode !== 503;
    const level = worthTelling || !safeMethods.includes(request.method) ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) request.log[level](lineOf(request, reply), 'answered');
    done();
  });

  return (reply, own) => {
    const headers =
      reply.statusCode === 304
        ? [...notModifiedInRow, ...own]
        : [...alwaysInRow, ...own, 'x-request-id', reply.request.id];
    if (closing) headers.push('connection', 'close');
    return headers;
  };
};

const lineOf = (request: FastifyRequest, reply: FastifyReply) => ({
  method: request.method,
  // Its name or pattern, not the address: what people look at is nobody's business.
  operation: request.routeOptions.config.operation ?? request.routeOptions.url ?? 'none',
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime),
});
