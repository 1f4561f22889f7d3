import type { Call } from '../../platform/http/contract.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadPageEntry } from './page-entry.ts';

type PageCall = Call<typeof threadRoutes.threadPage>;

const accepts = (header: string, encoding: string): boolean =>
  header
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });

/** True when the client's copy is this one; weak comparison, as RFC 9110 asks of If-None-Match. */
export const isSameCopy = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === etag.slice(2));

/** Bytes and their encoding that the client takes, the smallest first. */
export const encodedFor = (accepted: string, entry: ThreadPageEntry): { bytes: Buffer; encoding: string | null } => {
  if (accepts(accepted, 'br')) return { bytes: entry.brotli, encoding: 'br' };
  if (accepts(accepted, 'gzip')) return { bytes: entry.gzip, encoding: 'gzip' };
  return { bytes: entry.json, encoding: null };
};

/**
 * Answers with a page as it lies in the cache. A public one may be kept by clients and proxies, which ask each time
 * whether it is still good; a members-only one by nobody.
 */
export const sendPage = ({ request, reply, sendBytes }: PageCall, entry: ThreadPageEntry, isPublic: boolean) => {
  reply.header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (isPublic) {
    reply.header('cache-control', 'public, max-age=0, must-revalidate').header('etag', entry.etag);
    if (isSameCopy(request.headers['if-none-match'], entry.etag)) return sendBytes(304, null);
  } else {
    reply.header('cache-control', 'private, no-store');
  }
  const { bytes, encoding } = encodedFor(request.headers['accept-encoding'] ?? '', entry);
  if (encoding !== null) reply.header('content-encoding', encoding);
  return sendBytes(200, bytes);
};
