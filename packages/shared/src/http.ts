import type { Static, TSchema } from 'typebox';
import type { ErrorCode } from './errors.ts';

/** Where an operation lives: plain values, safe to import anywhere (no TypeBox). */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path; parameters as `:name`. */
  readonly path: string;
}

/**
 * One operation of the API, declared once. Fastify's validation and serialisation, the OpenAPI document and the web's
 * typed client all come from it.
 */
export interface RouteContract extends Endpoint {
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `public`: anyone; `optional`: reads who asks when a token is there; `account`: a valid access token is required. */
  readonly access: 'public' | 'optional' | 'account';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** The body is the bytes of a file, not JSON; instead of `body`. */
  readonly upload?: Upload;
  /** Success answers by status. `204` has a null schema. */
  readonly responses: Readonly<Record<number, TSchema>>;
  /** Error codes of this operation beyond those every operation has (`commonErrors`). */
  readonly errors: readonly ErrorCode[];
  /** A creating request: the `Idempotency-Key` header is required and honoured for 24 hours. */
  readonly creates?: true;
}

/** A file that an operation takes. */
export interface Upload {
  /** Content types. What the bytes really are is looked at by the operation. */
  readonly types: readonly string[];
  readonly maxBytes: number;
}

/** Keeps the literal types of a declaration. */
export const defineRoute = <const R extends RouteContract>(route: R): R => route;

/** A feature's operations by name. */
export type RouteTable = Readonly<Record<string, RouteContract>>;

type StaticOf<R, K extends string> = R extends { readonly [P in K]: infer S extends TSchema } ? Static<S> : undefined;

export type ParamsOf<R> = StaticOf<R, 'params'>;
export type QueryOf<R> = StaticOf<R, 'query'>;
export type BodyOf<R> = R extends { readonly upload: Upload } ? Uint8Array : StaticOf<R, 'body'>;

/** Body by status, for handlers that `send(status, body)`. */
export type ResponsesOf<R> = R extends { readonly responses: infer M }
  ? { [S in keyof M]: M[S] extends TSchema ? Static<M[S]> : never }
  : never;

/** What a successful call returns, whatever the status. */
export type ResultOf<R> = ResponsesOf<R>[keyof ResponsesOf<R>];

/** Every error the API answers with has this one shape. */
export interface ErrorBody {
  readonly code: ErrorCode;
  /** English, for developers; people read the translation of `code`. */
  readonly message: string;
  readonly requestId: string;
  readonly fields?: readonly FieldError[];
  /** Also sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

export interface FieldError {
  /** Dotted path inside the body or query, e.g. `title` or `streets.0`. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Header that makes a creating request repeatable without doubling (8–64 characters `[A-Za-z0-9_-]`). */
export const idempotencyKeyHeader = 'idempotency-key';
