import { Closed } from '@moja-ulica/shared/common.ts';
import { defineRoute } from '@moja-ulica/shared/http.ts';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { Type } from 'typebox';
import type { Config } from '../platform/config/config.ts';
import { poolIsFull } from '../platform/db/bounded-pool.ts';
import { AppError } from '../platform/errors.ts';
import type { Http } from '../platform/http/contract.ts';
import { registerHealth } from '../platform/http/health.ts';
import { createHttp } from '../platform/http/server.ts';
import type { HttpParts } from '../platform/http/server.ts';
import type { FakeClock } from './clock.ts';
import { httpParts } from './http-parts.ts';

const tag = 'test';

const routes = {
  echo: defineRoute({
    method: 'POST',
    path: '/api/v1/echo/:id',
    tag,
    summary: 'Says it again',
    access: 'public',
    params: Closed({ id: Type.Integer({ minimum: 1 }) }),
    query: Closed({ limit: Type.Optional(Type.Integer({ maximum: 50, default: 20 })) }),
    body: Closed({
      title: Type.String({ minLength: 3, maxLength: 10 }),
      kind: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
      streets: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z]+$' }))),
      email: Type.Optional(Type.String({ format: 'email' })),
    }),
    responses: { 200: Closed({ id: Type.Integer(), limit: Type.Integer(), title: Type.String() }) },
    errors: [],
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/things',
    tag,
    summary: 'Makes a thing',
    access: 'account',
    creates: true,
    responses: { 201: Closed({ key: Type.String(), user: Type.String() }) },
    errors: [],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/things',
    tag,
    summary: 'Removes them',
    access: 'public',
    responses: { 204: Type.Null() },
    errors: [],
  }),
  who: defineRoute({
    method: 'GET',
    path: '/api/v1/who',
    tag,
    summary: 'Who asks',
    access: 'optional',
    responses: { 200: Closed({ user: Type.Union([Type.String(), Type.Null()]) }) },
    errors: [],
  }),
  fail: defineRoute({
    method: 'GET',
    path: '/api/v1/fail/:how',
    tag,
    summary: 'Fails',
    access: 'public',
    params: Closed({ how: Type.String() }),
    responses: { 200: Closed({}) },
    errors: ['thread_locked'],
  }),
  bytes: defineRoute({
    method: 'GET',
    path: '/api/v1/bytes',
    tag,
    summary: 'Bytes made earlier',
    access: 'public',
    responses: { 200: Closed({ text: Type.String() }) },
    errors: [],
  }),
  large: defineRoute({
    method: 'GET',
    path: '/api/v1/large',
    tag,
    summary: 'A long answer',
    access: 'public',
    responses: { 200: Closed({ text: Type.String() }) },
    errors: [],
  }),
} as const;

const failure = (how: string): unknown => {
  if (how === 'app') return new AppError('thread_locked');
  if (how === 'fast') return new AppError('too_many_requests', { retryAfterSeconds: 7 });
  if (how === 'odd') return 'secret text';
  if (how === 'database') {
    return new Error('secret query', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
  }
  if (how === 'pool') return new Error('secret query', { cause: Object.assign(new Error('x'), { code: poolIsFull }) });
  return new Error('secret detail at /srv/app.ts');
};

const implementAll = ({ implement }: Http): void => {
  implement(routes.echo, ({ params, query, body, send }) =>
    send(200, { id: params.id, limit: query.limit ?? 0, title: body.title }),
  );
  implement(routes.create, ({ idempotencyKey, caller, send }) =>
    send(201, { key: idempotencyKey, user: caller?.userId ?? '' }),
  );
  implement(routes.remove, ({ send }) => send(204, null));
  implement(routes.who, ({ caller, send }) => send(200, { user: caller?.userId ?? null }));
  implement(routes.fail, ({ params, reply }) => {
    reply.header('etag', '"of success"').header('cache-control', 'public');
    throw failure(params.how);
  });
  implement(
    routes.bytes,
    ({ request, sendBytes }) => {
      const caching = ['etag', '"1"', 'cache-control', 'private, no-cache'];
      if (request.headers['if-none-match'] === '"1"') return sendBytes(304, caching, null);
      const content = ['content-type', 'application/json; charset=utf-8', 'content-encoding', 'gzip'];
      return sendBytes(200, [...content, ...caching], Buffer.alloc(2_000, 1));
    },
    { cached: true },
  );
  implement(routes.large, ({ send }) => send(200, { text: 'ż'.repeat(3_000) }));
};

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface TestServer {
  readonly http: Http;
  readonly server: FastifyInstance;
  readonly clock: FakeClock;
  readonly call: (options: InjectOptions) => Promise<Answer>;
  /** Posts JSON to `/api/v1/echo/5`. */
  readonly post: (body: unknown, more?: InjectOptions) => Promise<Answer>;
}

/** The platform's HTTP server with operations of its own: for tests that no feature is needed for. */
export const startTestServer = async (
  config: Partial<Config> = {},
  database: Partial<HttpParts['database']> = {},
  log?: HttpParts['log'],
): Promise<TestServer> => {
  const parts = httpParts(config);
  const { http, server } = await createHttp({
    ...parts,
    log: log ?? parts.log,
    database: { ...parts.database, ...database },
  });
  registerHealth(server, {
    database: { ping: () => Promise.resolve() },
    jobs: { running: () => true },
    stopping: () => false,
  });
  implementAll(http);
  await server.ready();
  const call = async (options: InjectOptions): Promise<Answer> => {
    const { statusCode: status, headers, body: text } = await server.inject(options);
    const body: unknown = text === '' ? null : JSON.parse(text);
    return { status, headers, body };
  };
  return {
    http,
    server,
    clock: parts.clock,
    call,
    post: (body, more = {}) =>
      call({
        method: 'POST',
        url: '/api/v1/echo/5',
        payload: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
        ...more,
      }),
  };
};
