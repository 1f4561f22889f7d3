import type { BodyOf, Endpoint, ParamsOf, QueryOf, ResultOf, RouteTable, Upload } from '@moja-ulica/shared/http.ts';
import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { createAccessToken } from './access-token.ts';
import type { AccessToken } from './access-token.ts';
import { ApiError } from './api-error.ts';
import { send } from './http.ts';
import type { WireRequest } from './http.ts';

interface CallOptions {
  readonly signal?: AbortSignal;
  /** Default 15 s. */
  readonly timeoutMs?: number;
  readonly keepalive?: boolean;
}

type Part<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : Partial<T> extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

/** A file goes out as the browser holds it. */
type BodyPart<R> = R extends { readonly upload: Upload } ? { readonly body: Blob } : Part<'body', BodyOf<R>>;

type KeyPart<R> = R extends { readonly creates: true } ? { readonly idempotencyKey: string } : unknown;

/** What a call needs: the parts its route declares, and for creating ones a key that makes a retry safe. */
export type RequestOf<R> = CallOptions &
  Part<'params', ParamsOf<R>> &
  Part<'query', QueryOf<R>> &
  BodyPart<R> &
  KeyPart<R>;

type Call<R> =
  Partial<RequestOf<R>> extends RequestOf<R>
    ? (request?: RequestOf<R>) => Promise<ResultOf<R>>
    : (request: RequestOf<R>) => Promise<ResultOf<R>>;

/** A feature's operations as functions. */
export type Client<Routes> = { readonly [Name in keyof Routes]: Call<Routes[Name]> };

/** Makes the key of one creating request; keep it for the retries of the same content. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

export interface Transport {
  readonly call: (endpoint: Endpoint, request: WireRequest) => Promise<unknown>;
}

/** True when the refusal means that the access token is missing or stale, so that a new one may help. */
const asksForToken = (error: unknown): error is ApiError =>
  error instanceof ApiError &&
  error.status === 401 &&
  (error.code === 'token_expired' || error.code === 'unauthorized');

const isAuthentication = (endpoint: Endpoint): boolean => endpoint.path.startsWith('/api/v1/auth/');

/**
 * Sends with the access token, gets a new one when it is stale or refused, and then sends once more. A request that met no
 * session is sent as a guest's.
 * @param mayHaveSession whether asking for a token makes sense at all (a guest does not)
 */
export const createTransport = (
  token: AccessToken,
  mayHaveSession: () => boolean,
  transmit: typeof send = send,
): Transport => ({
  call: async (endpoint, request) => {
    if (isAuthentication(endpoint)) return await transmit(endpoint, request, token.fresh);
    if (token.fresh === undefined && mayHaveSession()) await token.renew().catch(ignoreEndedSession);
    const used = token.fresh;
    try {
      return await transmit(endpoint, request, used);
    } catch (error) {
      if (!asksForToken(error) || !mayHaveSession()) throw error;
      await token.renew(used);
      return await transmit(endpoint, request, token.fresh);
    }
  },
});

const ignoreEndedSession = (error: unknown): void => {
  if (!(error instanceof ApiError) || error.code !== 'session_ended') throw error;
};

const hintKey = 'session';

/**
 * Whether this browser was signed in when last seen. The cookie itself cannot be read here; the hint spares guests a refused
 * request on every visit. Without storage we always ask.
 */
export const sessionHint = {
  get: (): boolean => {
    try {
      return localStorage.getItem(hintKey) === '1';
    } catch {
      return true;
    }
  },
  set: (signedIn: boolean): void => {
    try {
      if (signedIn) localStorage.setItem(hintKey, '1');
      else localStorage.removeItem(hintKey);
    } catch {
      // Storage is closed to us; `get` answers true.
    }
  },
};

/**
 * A typed client over a feature's contract. Routes come in as a type only, so that no schema reaches the browser:
 * `const threads = clientOf<typeof threadRoutes>(threadPaths)`, then `threads.createReply({ params, body, idempotencyKey })`.
 * Rejects with `ApiError` or `NetworkError`.
 */
export const clientOf = <Routes extends RouteTable>(
  paths: { readonly [Name in keyof Routes]: Endpoint },
  via: Transport = authenticated,
): Client<Routes> => {
  const calls = Object.entries<Endpoint>(paths).map(([name, endpoint]) => [
    name,
    (request: WireRequest = {}) => via.call(endpoint, request),
  ]);
  // One function per path. Their types are the contract's, which the server enforces in both directions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the contract is taken at its word
  return Object.fromEntries(calls) as Client<Routes>;
};

/** Without a token: for the exchange that brings one. */
const bare: Transport = { call: (endpoint, request) => send(endpoint, request, undefined) };

export const accessToken = createAccessToken({
  exchange: () => clientOf<typeof identityRoutes>(identityPaths, bare).refresh(),
});

const authenticated = createTransport(accessToken, () => accessToken.held || sessionHint.get());
