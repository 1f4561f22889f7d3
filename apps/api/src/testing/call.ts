import { randomUUID } from 'node:crypto';
import { commonErrors, errorStatus } from '@moja-ulica/shared/errors.ts';
import {
  idempotencyKeyHeader,
  type BodyOf,
  type ErrorBody,
  type ParamsOf,
  type QueryOf,
  type ResultOf,
  type RouteContract,
} from '@moja-ulica/shared/http.ts';
import { Ajv } from 'ajv';
import type { FastifyInstance } from 'fastify';

/** Somebody with an access token. */
export interface Bearer {
  readonly token: string;
}

type Field<K extends string, V> = [V] extends [undefined]
  ? { readonly [P in K]?: undefined }
  : { readonly [P in K]: V };

/** What a call is made of; `params`, `query` and `body` are as the contract says. */
export type CallOptions<R extends RouteContract> = Field<'params', ParamsOf<R>> &
  Field<'body', BodyOf<R>> & {
    /** Query parameters; those with a default may be left out. */
    readonly query?: Partial<QueryOf<R>>;
    /** Who asks; null or absent: a guest. */
    readonly as?: Bearer | null;
    /** Idempotency-Key of a creating request; a new one by default. */
    readonly key?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };

/** The declared body of a success with the fields of an error, whichever it is; null where nothing came. */
export type AnswerBody<R extends RouteContract> = [ResultOf<R>] extends [null]
  ? Partial<ErrorBody> | null
  : Exclude<ResultOf<R>, null> & Partial<ErrorBody>;

export interface Answer<R extends RouteContract> {
  readonly status: number;
  readonly body: AnswerBody<R>;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

/** Calls a declared operation. Throws when the answer is not what the contract declares. */
export type CallRoute = <R extends RouteContract>(route: R, options: CallOptions<R>) => Promise<Answer<R>>;

const ajv = new Ajv({ strict: false, allErrors: true });

/** What is wrong with an answer, or null when it is as the contract declares it. */
const faultOf = (route: RouteContract, status: number, body: unknown): string | null => {
  if (status >= 400) {
    const code: unknown = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
    const known: Readonly<Record<string, number>> = errorStatus;
    if (typeof code !== 'string' || known[code] !== status) return 'not an error of the contract';
    // Whoever asks with a token may find their session ended.
    const everywhere: readonly string[] = [
      ...Object.keys(commonErrors),
      ...(route.access === 'public' ? [] : ['session_ended']),
    ];
    const declared: readonly string[] = [...everywhere, ...route.errors];
    return declared.includes(code) ? null : 'an error that this operation does not declare';
  }
  // Not modified: nothing came, nothing to compare.
  if (status === 304) return null;
  const schema = route.responses[status];
  if (schema === undefined) return 'not declared';
  return ajv.validate(schema, body) ? null : ajv.errorsText();
};

const isAsDeclared = <R extends RouteContract>(route: R, status: number, body: unknown): body is AnswerBody<R> =>
  faultOf(route, status, body) === null;

const pathOf = (route: RouteContract, params: unknown): string => {
  const given = new Map<string, unknown>(typeof params === 'object' && params !== null ? Object.entries(params) : []);
  return route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.get(name))));
};

const queryOf = (query: unknown): Record<string, string | string[]> => {
  const texts: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return texts;
};

/** A request that need not be as the contract says. */
export interface RawOptions {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly as?: Bearer | null;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes go out as they are, everything else as JSON. */
const payloadOf = (route: RouteContract, body: unknown) => {
  if (body === undefined) return { type: {} };
  if (body instanceof Uint8Array) {
    return {
      type: { 'content-type': route.upload?.types[0] ?? 'application/octet-stream' },
      payload: Buffer.from(body),
    };
  }
  return { type: { 'content-type': 'application/json' }, payload: JSON.stringify(body) };
};

const send = (server: FastifyInstance, origin: string, route: RouteContract, options: RawOptions) => {
  const { params, query, body, as: bearer = null, key = randomUUID(), headers = {} } = options;
  const { type, ...payload } = payloadOf(route, body);
  return server.inject({
    method: route.method,
    url: pathOf(route, params),
    query: queryOf(query),
    headers: {
      origin,
      ...type,
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer.token}` }),
      ...(route.creates === true ? { [idempotencyKeyHeader]: key } : {}),
      ...headers,
    },
    ...payload,
  });
};

/** Calls an operation with whatever the types would not let through; the answer is held to the contract all the same. */
export type CallRaw = <R extends RouteContract>(route: R, options: RawOptions) => Promise<Answer<R>>;

/** `app.call` and `app.callRaw` over a server. `origin` is the one the client's pages have. */
export const createCall =
  (server: FastifyInstance, origin: string): CallRaw =>
  async (route, options) => {
    const response = await send(server, origin, route, options);
    const status = response.statusCode;
    const body: unknown = response.payload === '' ? null : JSON.parse(response.payload);
    if (!isAsDeclared(route, status, body)) {
      throw new Error(
        `${route.method} ${route.path} answered ${String(status)}, ${faultOf(route, status, body) ?? ''}: ${response.payload.slice(0, 2000)}`,
      );
    }
    return { status, body, headers: response.headers };
  };
