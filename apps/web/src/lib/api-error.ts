import type { ErrorBody, FieldError } from '@moja-ulica/shared/http.ts';

/** A refusal by the API: its code, the faulty fields and, for "too fast", how many seconds to wait. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorBody['code'];
  readonly status: number;
  readonly requestId: string;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.code = body.code;
    this.status = status;
    this.requestId = body.requestId;
    this.fields = body.fields ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds;
  }
}

/** No answer came: the network failed or the time was up. The request may have been carried out. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly timedOut: boolean;

  constructor(timedOut: boolean, cause: unknown) {
    super(timedOut ? 'The request timed out' : 'The network failed', { cause });
    this.timedOut = timedOut;
  }
}

const isErrorBody = (value: unknown): value is ErrorBody =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'message' in value &&
  typeof value.message === 'string' &&
  'requestId' in value &&
  typeof value.requestId === 'string';

/** Reads a refusal; an answer in another shape (a proxy's page) becomes `internal` or `unavailable` by its status. */
export const readError = async (response: Response): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (isErrorBody(body)) return new ApiError(response.status, body);
  const unavailable = [502, 503, 504].includes(response.status);
  const retryAfterSeconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return new ApiError(response.status, {
    code: unavailable ? 'unavailable' : 'internal',
    message: `Unreadable answer with status ${response.status}`,
    requestId: response.headers.get('x-request-id') ?? '',
    ...(Number.isNaN(retryAfterSeconds) ? {} : { retryAfterSeconds }),
  });
};
