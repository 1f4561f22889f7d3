import { randomBytes } from 'node:crypto';
import type { Tracer } from '@opentelemetry/api';
import compress from '@fastify/compress';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { createTokens } from '../auth/tokens.ts';
import type { Database } from '../db/database.ts';
import { countMore } from '../db/rate-counters.ts';
import { getOrCreateSetting } from '../db/settings.ts';
import { newPublicId } from '../ids.ts';
import { logOfRequest } from '../log/log.ts';
import { noMetrics } from '../metrics/metrics.ts';
import type { Platform } from '../platform.ts';
import { createAddressLimit } from './address-limit.ts';
import { registerAdmission, type Admission } from './admission.ts';
import { answerClientErrors } from './client-errors.ts';
import type { Http } from './contract.ts';
import { answerError } from './errors.ts';
import { followWork } from './follow.ts';
import { registerGuards } from './guards.ts';
import { registerJson } from './json.ts';
import { registerJwt } from './jwt.ts';
import { measureHttp } from './measure.ts';
import { registerNotFound } from './not-found.ts';
import { registerOpenApi } from './openapi/register.ts';
import { createImplement } from './register-route.ts';
import { securityHeaders } from './security-headers.ts';
import { registerSecurityTxt } from './security-txt.ts';
import { registerStatic } from './static.ts';
import { traceHttp } from './trace.ts';
import { createValidators } from './validation.ts';
import type { RequestPart } from './validation.ts';

const maxBodyBytes = 128 * 1024;
const maxHeaderBytes = 16 * 1024;
/** Clients that dribble are dropped, all of them within half a minute, the time of `checkingMs` included. */
const dribble = {
  headersMs: 10_000,
  /** Headers and body. */
  requestMs: 15_000,
  checkingMs: 5_000,
  /** Neither side sends anything. A client that does not read its answer gets this time twice: the second from when it stopped. */
  silenceMs: 13_000,
} as const;
const keepAliveMs = 10_000;
/** Connections beside those of sockets: browsers open a few each and keep them for `keepAliveMs`. */
const maxHttpConnections = 2_000;
/** Long enough for the longest slug of an address, short enough to be no work. */
const maxParamChars = 200;

/** What the server needs of the platform. */
export interface HttpParts extends Pick<Platform, 'config' | 'log' | 'clock' | 'metrics'> {
  readonly database: Pick<Database, 'kind' | 'db' | 'crowded'>;
  readonly tracer: Tracer | null;
}

const isRequestPart = (part: string | undefined): part is RequestPart =>
  part === 'body' || part === 'params' || part === 'querystring';

const createServer = ({ config, log }: HttpParts): FastifyInstance => {
  const headers = securityHeaders(config);
  const loggerInstance: FastifyBaseLogger = log;
  const server = fastify({
    loggerInstance,
    // Addresses, tokens in queries and the like do not belong in the log; `guards.ts` writes one line of its own.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    childLoggerFactory: (own, { requestId }) => logOfRequest(own, String(requestId)),
    genReqId: newPublicId,
    bodyLimit: maxBodyBytes,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    requestTimeout: dribble.requestMs,
    connectionTimeout: dribble.silenceMs,
    keepAliveTimeout: keepAliveMs,
    // While stopping, what still comes in on open connections is answered as ever.
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: maxParamChars },
    // A missing Host is refused in `guards.ts`, since Node's own answer has neither body nor headers.
    http: {
      headersTimeout: dribble.headersMs,
      connectionsCheckingInterval: dribble.checkingMs,
      maxHeaderSize: maxHeaderBytes,
      requireHostHeader: false,
    },
    frameworkErrors: (error, request, reply) => {
      void reply.headers(headers).header('x-request-id', request.id);
      answerError(error, reply);
    },
    clientErrorHandler: answerClientErrors(headers),
  });
  server.server.maxConnections = config.maxSockets + maxHttpConnections;
  // An expectation nobody knows may be ignored; Node would answer 417 without a word.
  server.server.on('checkExpectation', (request, response) => server.server.emit('request', request, response));
  const validatorOf = createValidators();
  server.setValidatorCompiler<TSchema>(({ schema, httpPart }) => {
    if (!isRequestPart(httpPart)) throw new Error(`Nothing validates ${httpPart ?? 'this part of a request'}`);
    return validatorOf(schema, httpPart);
  });
  server.setErrorHandler((error, _request, reply) => answerError(error, reply));
  server.decorateRequest('caller', null);
  server.decorateRequest('refusedAs', null);
  server.decorateRequest('span', undefined);
  return server;
};

interface HttpServer {
  readonly server: FastifyInstance;
  readonly http: Http;
  readonly admission: Admission;
}

/**
 * The HTTP server before any feature has hung its operations on it: errors, validation, security headers, tokens,
 * compression, the client's files. Nothing listens yet.
 */
export const createHttp = async (platform: HttpParts): Promise<HttpServer> => {
  const { config, database, clock, metrics, tracer } = platform;
  const server = createServer(platform);
  if (metrics !== noMetrics) measureHttp(server, metrics);
  if (tracer !== null) traceHttp(server, tracer);
  followWork(server, tracer !== null);
  registerJson(server);
  const secret =
    config.tokenSecret ??
    (await getOrCreateSetting(database.db, 'token_secret', () => randomBytes(48).toString('base64url')));
  const countWrite = createAddressLimit({
    clock,
    secret,
    add: (name, windowStart, count) => countMore(database.db, name, windowStart, count),
    onFailure: (error) => server.log.warn({ err: error }, 'requests by address could not be counted together'),
  });
  const headersOf = registerGuards(server, { ...platform, countWrite });
  const admission = registerAdmission(server, platform);
  await server.register(compress, {
    // See `encoded.ts` for why there is no Brotli.
    encodings: ['gzip'],
    threshold: 1024,
    globalDecompression: false,
    zlibOptions: { level: 6 },
  });
  const tokens = createTokens(await registerJwt(server, { secret, issuer: config.publicUrl }), clock);
  registerNotFound(server);
  registerOpenApi(server, config);
  registerSecurityTxt(server, platform);
  await registerStatic(server, config);
  return {
    server,
    admission,
    http: { server, tokens, implement: createImplement({ server, tokens, admission, headersOf }) },
  };
};
