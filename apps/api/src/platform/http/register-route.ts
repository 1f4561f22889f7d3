import { Closed } from '@moja-ulica/shared/common.ts';
import { idempotencyKeyHeader } from '@moja-ulica/shared/http.ts';
import type { BodyOf, ParamsOf, QueryOf, RouteContract } from '@moja-ulica/shared/http.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import type { Tokens } from '../auth/tokens.ts';
import { AppError } from '../errors.ts';
import type { Admission } from './admission.ts';
import { sent } from './contract.ts';
import type { Call, Handler, Implement, RouteOptions, Sent } from './contract.ts';
import { compressed, isWorthCompressing, takesGzip } from './encoded.ts';
import type { HeadersOf } from './guards.ts';
import { operationIdOf } from './operation-ids.ts';
import { createUploadGate, type UploadGate } from './upload-gate.ts';
import { utf8OfJson } from './utf8.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, on operations of the contract; null for a guest and on everything else. */
    caller: Caller;
  }
  interface FastifyContextConfig {
    /** Content types of bodies, where they are not JSON. */
    readonly takes?: readonly string[];
  }
}

const keyPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** What an operation takes that declares no such part. */
const Nothing = Closed({});

/**
 * Asks who is there before anything else is read. A guest may be told `unauthorized`; where guests are welcome, a token that
 * does not hold is `token_expired`, so that the client gets a new one instead of being taken for a guest.
 */
const callerFor = (route: RouteContract, tokens: Tokens, authorization: string | undefined): Caller => {
  if (route.access === 'public') return null;
  if (route.access === 'optional') {
    try {
      return tokens.callerOf(authorization);
    } catch {
      throw new AppError('token_expired', { message: 'the access token does not hold: get a new one or send none' });
    }
  }
  const caller = tokens.callerOf(authorization);
  if (caller === null) throw new AppError('unauthorized', { message: 'an access token is required' });
  return caller;
};

const keyFor = (route: RouteContract, request: FastifyRequest): string => {
  if (route.creates !== true) return '';
  const key = request.headers[idempotencyKeyHeader];
  if (typeof key === 'string' && keyPattern.test(key)) return key;
  throw new AppError('idempotency_key_required', {
    message: 'the Idempotency-Key header is required: 8 to 64 characters of A-Z a-z 0-9 _ -',
  });
};

const schemaOf = (route: RouteContract): object => ({
  params: route.params ?? Nothing,
  querystring: route.query ?? Nothing,
  ...(route.method === 'GET' || route.upload !== undefined ? {} : { body: route.body ?? Nothing }),
  response: route.responses,
});

/** What the handler has set on the reply, such as cookies, as names and values in turn. */
const ownHeadersOf = (reply: FastifyReply): string[] => {
  const headers: string[] = [];
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (Array.isArray(value)) for (const each of value) headers.push(name, each);
    else headers.push(name, String(value));
  }
  // Nobody keeps an answer unless its handler says so.
  if (!reply.hasHeader('cache-control')) headers.push('cache-control', 'no-store');
  return headers;
};

/** Bytes go past Fastify's sending, which looks at what they are, and asks its hooks again. */
const writeBytes = (reply: FastifyReply, headers: string[], body: Buffer | null): Sent => {
  if (body !== null) headers.push('content-length', String(body.length));
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, headers).end(body);
  return sent;
};

const jsonOf = (reply: FastifyReply, body: unknown): Buffer => {
  const json = reply.serialize(body);
  if (typeof json === 'string') return utf8OfJson(json);
  return json instanceof ArrayBuffer ? Buffer.from(json) : json;
};

const callOf = <R extends RouteContract>(
  route: R,
  { request, reply, headersOf }: { request: FastifyRequest; reply: FastifyReply; headersOf: HeadersOf },
): Call<R> => {
  // The schemas these types are made from have just accepted the values: Fastify validated them on the way here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- validated against the same declaration
  const input = { params: request.params, query: request.query, body: request.body } as {
    params: ParamsOf<R>;
    query: QueryOf<R>;
    body: BodyOf<R>;
  };
  return {
    ...input,
    caller: request.caller,
    idempotencyKey: keyFor(route, request),
    request,
    reply,
    send: (status, body) => {
      const code: number = status;
      reply.code(code);
      const own = ownHeadersOf(reply);
      if (code === 204) return writeBytes(reply, headersOf(reply, own), null);
      const bytes = jsonOf(reply, body);
      own.push('content-type', 'application/json; charset=utf-8');
      if (!isWorthCompressing(bytes)) return writeBytes(reply, headersOf(reply, own), bytes);
      own.push('vary', 'accept-encoding');
      if (!takesGzip(request.headers['accept-encoding'])) return writeBytes(reply, headersOf(reply, own), bytes);
      own.push('content-encoding', 'gzip');
      return compressed(bytes).then((zipped) => writeBytes(reply, headersOf(reply, own), zipped));
    },
    sendBytes: (status, headers, body) => {
      reply.code(status);
      return writeBytes(reply, headersOf(reply, headers), body);
    },
  };
};

interface ImplementParts {
  readonly server: FastifyInstance;
  readonly tokens: Tokens;
  readonly admission: Admission;
  readonly headersOf: HeadersOf;
  readonly gate?: UploadGate;
}

/** Registers operations of the contract on a server: who asks, validation, the handler, serialisation as declared. */
export const createImplement =
  ({ server, tokens, admission, headersOf, gate = createUploadGate() }: ImplementParts): Implement =>
  <R extends RouteContract>(route: R, handler: Handler<R>, { cached = false }: RouteOptions = {}): void => {
    server.route({
      method: route.method,
      url: route.path,
      schema: schemaOf(route),
      config: { operation: operationIdOf(route), ...(route.upload && { takes: route.upload.types }) },
      ...(route.upload && { bodyLimit: route.upload.maxBytes }),
      compress: false,
      onRequest: (request, reply, done) => {
        if (!cached) admission.refuseWhileCrowded();
        request.caller = callerFor(route, tokens, request.headers.authorization);
        if (route.upload !== undefined) gate.enter(reply.raw);
        done();
      },
      ...(route.method !== 'GET' && {
        preValidation: (request, _reply, done) => {
          keyFor(route, request);
          // No body and an empty one are the same where none is declared.
          if (route.body === undefined && route.upload === undefined) request.body ??= {};
          if (route.upload !== undefined && !Buffer.isBuffer(request.body))
            throw new AppError('unsupported_media_type');
          done();
        },
      }),
      // What is answered without waiting is answered without a promise.
      handler: (request, reply) => {
        const answered = handler(callOf(route, { request, reply, headersOf }));
        return answered instanceof Promise ? answered.then(() => reply) : undefined;
      },
    });
  };
