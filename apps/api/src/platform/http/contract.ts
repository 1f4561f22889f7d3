import type { BodyOf, ParamsOf, QueryOf, ResponsesOf, RouteContract } from '@moja-ulica/shared/http.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import type { Tokens } from '../auth/tokens.ts';

/** What a handler gets: validated input, who asks, and the way to answer one of the declared statuses. */
export interface Call<R extends RouteContract> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  /** On operations that create: the validated `Idempotency-Key`; empty on others. For `rememberResult`. */
  readonly idempotencyKey: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Answers with a declared status and its body, compressed where that is worth it; anything else does not compile. */
  readonly send: <S extends keyof ResponsesOf<R> & number>(status: S, body: ResponsesOf<R>[S]) => Sent | Promise<Sent>;
  /**
   * Answers with bytes that already are a declared body (JSON, perhaps compressed), or 304 with null; nothing is serialised or
   * compressed again. `headers` are names and values in turn: `cache-control` always, content type and encoding where there is
   * a body. What was set on `reply` does not count.
   */
  readonly sendBytes: (status: 200 | 304, headers: readonly string[], body: Buffer | null) => Sent;
}

const sentBrand = Symbol('sent');

/** Proof that the handler answered. */
export interface Sent {
  readonly [sentBrand]: true;
}

/** For `register-route.ts` alone: what its `send` gives back. */
export const sent: Sent = { [sentBrand]: true };

export type Handler<R extends RouteContract> = (call: Call<R>) => Promise<Sent> | Sent;

export interface RouteOptions {
  /**
   * True: mostly answered from memory, by `sendBytes` alone; it asks the admission itself before it reads the database, and
   * has seen to compression.
   */
  readonly cached?: boolean;
}

/** Registers a declared operation; implemented in `register-route.ts`. */
export type Implement = <R extends RouteContract>(route: R, handler: Handler<R>, options?: RouteOptions) => void;

/** Where a feature hangs its operations. */
export interface Http {
  readonly implement: Implement;
  /** Access tokens of this installation. */
  readonly tokens: Tokens;
  /** For the few answers outside the contract (first HTML, sitemap, files, health). */
  readonly server: FastifyInstance;
}
