import { currentWork } from '../current-work.ts';
import { traceparentOf } from '../tracing/spans.ts';

/** Beside a job's own data; older versions of the app neither put it nor mind it. */
const originKey = '$origin';

/** Where a job comes from. */
export interface Origin {
  readonly requestId: string;
  /** Where the request was traced. */
  readonly traceparent?: string;
}

/** A job's data with the request that put it, if one did. */
export const sealed = (data: object): object => {
  const { requestIds = [], span } = currentWork() ?? {};
  const [requestId, ...others] = requestIds;
  // Of jobs done together nobody can say which of them put another.
  if (requestId === undefined || others.length > 0) return data;
  const origin: Origin = { requestId, ...(span === undefined ? {} : { traceparent: traceparentOf(span) }) };
  return { ...data, [originKey]: origin };
};

/** A job put by hand, with SQL, may have no data at all. */
const originIn = (data: unknown): Origin | null => {
  if (typeof data !== 'object' || data === null) return null;
  const origin: unknown = Reflect.get(data, originKey);
  if (typeof origin !== 'object' || origin === null) return null;
  if (!('requestId' in origin) || typeof origin.requestId !== 'string') return null;
  const { requestId } = origin;
  const traced = 'traceparent' in origin && typeof origin.traceparent === 'string';
  return traced ? { requestId, traceparent: String(origin.traceparent) } : { requestId };
};

/** The data as its handler knows it, and where the job comes from. */
export const opened = <T extends object>(data: T): { readonly data: T; readonly origin: Origin | null } => {
  const origin = originIn(data);
  if (origin === null) return { data, origin };
  const own = { ...data };
  Reflect.deleteProperty(own, originKey);
  return { data: own, origin };
};
