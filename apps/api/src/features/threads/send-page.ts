import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { AppError } from '../../platform/errors.ts';
import type { Call, Sent } from '../../platform/http/contract.ts';
import { isSameCopy, takesGzip } from '../../platform/http/encoded.ts';
import type { ThreadPageEntry } from './page-entry.ts';

type PageCall = Call<typeof threadRoutes.threadPage>;

const typed: readonly string[] = ['content-type', 'application/json; charset=utf-8'];
const revalidated = 'public, max-age=0, must-revalidate';
const keptByNobody: readonly string[] = ['vary', 'accept-encoding', 'cache-control', 'private, no-store'];

/**
 * Answers with a page as it lies in the cache. A public one may be kept by clients and proxies, which ask each time
 * whether it is still good; a members-only one by nobody. @throws `thread_not_found` where there is none for who asks
 */
export const sendPage = ({ request, sendBytes }: PageCall, entry: ThreadPageEntry | null): Sent | Promise<Sent> => {
  if (entry === null) throw new AppError('thread_not_found');
  const { place, json } = entry;
  const isPublic = mayReadPlace(guest, place).allow;
  const caching = isPublic
    ? ['vary', 'accept-encoding', 'cache-control', revalidated, 'etag', json.etag]
    : keptByNobody;
  if (isPublic && isSameCopy(request.headers['if-none-match'], json.etag)) return sendBytes(304, caching, null);
  if (!takesGzip(request.headers['accept-encoding'])) return sendBytes(200, [...typed, ...caching], json.plain);
  const headers = [...typed, 'content-encoding', 'gzip', ...caching];
  const zipped = json.gzip();
  return zipped instanceof Promise
    ? zipped.then((bytes) => sendBytes(200, headers, bytes))
    : sendBytes(200, headers, zipped);
};
