import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { AppError } from '../../platform/errors.ts';
import type { Call, Sent } from '../../platform/http/contract.ts';
import { isSameCopy, takesGzip } from '../../platform/http/encoded.ts';
import type { ThreadPageEntry } from './page-entry.ts';

type PageCall = Call<typeof threadRoutes.threadPage>;

/**
 * Answers with a page as it lies in the cache. A public one may be kept by clients and proxies, which ask each time
 * whether it is still good; a members-only one by nobody. @throws `thread_not_found` where there is none for who asks
 */
export const sendPage = (
  { request, reply, sendBytes }: PageCall,
  entry: ThreadPageEntry | null,
): Sent | Promise<Sent> => {
  if (entry === null) throw new AppError('thread_not_found');
  const { place, json } = entry;
  reply.header('content-type', 'application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (mayReadPlace(guest, place).allow) {
    reply.header('cache-control', 'public, max-age=0, must-revalidate').header('etag', json.etag);
    if (isSameCopy(request.headers['if-none-match'], json.etag)) return sendBytes(304, null);
  } else {
    reply.header('cache-control', 'private, no-store');
  }
  if (!takesGzip(request.headers['accept-encoding'])) return sendBytes(200, json.plain);
  reply.header('content-encoding', 'gzip');
  const zipped = json.gzip();
  return zipped instanceof Promise ? zipped.then((bytes) => sendBytes(200, bytes)) : sendBytes(200, zipped);
};
