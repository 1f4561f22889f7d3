import { errorStatus } from '@moja-ulica/shared/errors.ts';
import type { ErrorCode } from '@moja-ulica/shared/errors.ts';
import type { RouteContract } from '@moja-ulica/shared/http.ts';

const ofAll: readonly ErrorCode[] = ['bad_request', 'invalid_input', 'internal', 'unavailable'];
const ofWrites: readonly ErrorCode[] = [
  'origin_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'too_many_requests',
];
const ofCreates: readonly ErrorCode[] = [
  'idempotency_key_required',
  'idempotency_key_reused',
  'idempotency_in_progress',
];
/** A parameter that is longer than any can be leads nowhere. */
const ofParams: readonly ErrorCode[] = ['not_found'];
const ofAccess: Readonly<Record<RouteContract['access'], readonly ErrorCode[]>> = {
  public: [],
  optional: ['token_expired', 'session_ended', 'second_factor_required'],
  account: ['unauthorized', 'token_expired', 'session_ended', 'second_factor_required'],
};

/** Every error code an operation may answer with, by status, in the order of the statuses. */
export const errorsOf = (route: RouteContract): ReadonlyMap<number, readonly ErrorCode[]> => {
  const codes = new Set<ErrorCode>([
    ...route.errors,
    ...ofAll,
    ...ofAccess[route.access],
    ...(route.params === undefined ? [] : ofParams),
    ...(route.method === 'GET' ? [] : ofWrites),
    ...(route.creates === true ? ofCreates : []),
  ]);
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...codes].toSorted((a, b) => errorStatus[a] - errorStatus[b])) {
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  }
  return byStatus;
};
