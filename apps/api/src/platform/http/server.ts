import { randomBytes } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { TSchema } from 'typebox';
import { createTokens } from '../auth/tokens.ts';
import { getOrCreateSetting } from '../db/settings.ts';
import { newPublicId } from '../ids.ts';
import type { Platform } from '../platform.ts';
import { answerClientErrors } from './client-errors.ts';
import type { Http } from './contract.ts';
import { answerError } from './errors.ts';
import { registerGuards } from './guards.ts';
import { registerJson } from './json.ts';
import { registerJwt } from './jwt.ts';
import { registerNotFound } from './not-found.ts';
import { registerOpenApi } from './openapi/register.ts';
import { createImplement } from './register-route.ts';
import { securityHeaders } from './security-headers.ts';
import { registerStatic } from './static.ts';
import { createValidators } from './validation.ts';
import type { RequestPart } from './validation.ts';

const maxBodyBytes = 128 * 1024;
/** Long enough for the longest slug of an address, short enough to be no work. */
const maxParamChars = 200;

/** What the server needs of the platform. */
export type HttpParts = Pick<Platform, 'config' | 'db' | 'log' | 'clock'>;

const isRequestPart = (part: string | undefined): part is RequestPart =>
  part === 'body' || part === 'params' || part === 'querystring';

const createServer = ({ config, log }: HttpParts): FastifyInstance => {
  const headers = securityHeaders(config);
  const loggerInstance: FastifyBaseLogger = log;
  const server = fastify({
    loggerInstance,
    // Addresses, tokens in queries and the like do not belong in the log; `guards.ts` writes one line of its own.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: newPublicId,
    bodyLimit: maxBodyBytes,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    // A client that dribbles is dropped; see also `connectionsCheckingInterval` below.
    requestTimeout: 15_000,
    connectionTimeout: 0,
    keepAliveTimeout: 10_000,
    // While stopping, what still comes in on open connections is answered as ever.
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: maxParamChars },
    // A missing Host is refused in `guards.ts`, since Node's own answer has neither body nor headers.
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16_384,
      requireHostHeader: false,
    },
    frameworkErrors: (error, request, reply) => {
      void reply.headers(headers).header('x-request-id', request.id);
      answerError(error, reply);
    },
    clientErrorHandler: answerClientErrors(headers),
  });
  // An expectation nobody knows may be ignored; Node would answer 417 without a word.
  server.server.on('checkExpectation', (request, response) => server.server.emit('request', request, response));
  const validatorOf = createValidators();
  server.setValidatorCompiler<TSchema>(({ schema, httpPart }) => {
    if (!isRequestPart(httpPart)) throw new Error(`Nothing validates ${httpPart ?? 'this part of a request'}`);
    return validatorOf(schema, httpPart);
  });
  server.setErrorHandler((error, _request, reply) => answerError(error, reply));
  server.decorateRequest('caller', null);
  return server;
};

/**
 * The HTTP server before any feature has hung its operations on it: errors, validation, security headers, tokens,
 * compression, the client's files. Nothing listens yet.
 */
export const createHttp = async (platform: HttpParts): Promise<{ server: FastifyInstance; http: Http }> => {
  const { config, db, clock } = platform;
  const server = createServer(platform);
  registerJson(server);
  registerGuards(server, platform);
  await server.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 6 },
  });
  const secret =
    config.tokenSecret ?? (await getOrCreateSetting(db, 'token_secret', () => randomBytes(48).toString('base64url')));
  const tokens = createTokens(await registerJwt(server, { secret, issuer: config.publicUrl }), clock);
  registerNotFound(server);
  registerOpenApi(server, config);
  await registerStatic(server, config);
  return { server, http: { server, tokens, implement: createImplement(server, tokens) } };
};
