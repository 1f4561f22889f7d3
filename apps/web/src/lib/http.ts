import { idempotencyKeyHeader } from '@moja-ulica/shared/http.ts';
import type { Endpoint } from '@moja-ulica/shared/http.ts';
import { NetworkError, readError } from './api-error.ts';

const defaultTimeoutMs = 15_000;

type Scalar = string | number | boolean;
export type QueryValue = Scalar | readonly Scalar[] | null | undefined;

/** One request as the wire sees it. */
export interface WireRequest {
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  /** A `Blob` goes out as it is, everything else as JSON. */
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Outlives the page; for what is sent while leaving. */
  readonly keepalive?: boolean | undefined;
}

/** Address of an operation with its parameters and query filled in; an absent query value is left out. */
export const addressOf = ({ path }: Endpoint, { params, query }: WireRequest): string => {
  const filled = path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = params?.[name];
    if (value === undefined) throw new Error(`Parameter "${name}" of ${path} is missing`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};

/**
 * Sends one request and reads its JSON answer (`null` for 204).
 * Throws `ApiError` for a refusal, `NetworkError` when no answer came; an abort by the caller is passed on as it is.
 */
export const send = async (endpoint: Endpoint, request: WireRequest, token: string | undefined): Promise<unknown> => {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (request.idempotencyKey !== undefined) headers.set(idempotencyKeyHeader, request.idempotencyKey);
  // A body-less POST still says JSON: the server takes state changes in no other type.
  const file = request.body instanceof Blob ? request.body : undefined;
  if (endpoint.method !== 'GET') headers.set('content-type', file?.type ?? 'application/json');

  const timeout = AbortSignal.timeout(request.timeoutMs ?? defaultTimeoutMs);
  const init: RequestInit = {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    signal: request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]),
    keepalive: request.keepalive ?? false,
  };
  if (endpoint.method !== 'GET') init.body = file ?? JSON.stringify(request.body ?? {});

  try {
    const response = await fetch(addressOf(endpoint, request), init);
    if (!response.ok) throw await readError(response);
    return response.status === 204 ? null : await response.json();
  } catch (error) {
    if (request.signal?.aborted === true) throw error;
    if (timeout.aborted) throw new NetworkError(true, error);
    if (error instanceof TypeError || error instanceof SyntaxError) throw new NetworkError(false, error);
    throw error;
  }
};
