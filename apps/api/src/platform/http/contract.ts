import type { BodyOf, ParamsOf, QueryOf, ResponsesOf, RouteContract } from '@moja-ulica/shared/http.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';

/** What a handler gets: validated input, who asks, and the way to answer one of the declared statuses. */
export interface Call<R extends RouteContract> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly caller: Caller;
  /** Present on operations that create: validated `Idempotency-Key`. */
  readonly idempotencyKey: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Answers with a declared status and its body; anything else does not compile. */
  send<S extends keyof ResponsesOf<R> & number>(status: S, body: ResponsesOf<R>[S]): Sent;
  /**
   * Answers with bytes that already are a declared body (JSON, perhaps compressed), or 304 with null. The handler has set
   * content type, encoding and caching headers on `reply`; nothing is serialised or compressed again.
   */
  sendBytes(status: 200 | 304, body: Buffer | null): Sent;
}

declare const sentBrand: unique symbol;
/** Proof that the handler answered. */
export interface Sent {
  readonly [sentBrand]: true;
}

export type Handler<R extends RouteContract> = (call: Call<R>) => Promise<Sent> | Sent;

/** Registers a declared operation; implemented in `register-route.ts`. */
export type Implement = <R extends RouteContract>(route: R, handler: Handler<R>) => void;

/** Where a feature hangs its operations. */
export interface Http {
  readonly implement: Implement;
  /** For the few answers outside the contract (first HTML, sitemap, files, health). */
  readonly server: FastifyInstance;
}
