import { mayDecideRequests } from '@moja-ulica/shared/estates/policy.ts';
import type { JoinRequest, OwnJoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError, enforce } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../platform/http/cursor.ts';
import type { EstatesContext } from './context.ts';
import { factsOf } from './presenter.ts';
import { presentOwnRequest, presentRequest } from './presenter-requests.ts';
import { readPlace } from './queries.ts';
import { newestRequestsOf, waitingRequests } from './queries-requests.ts';

const requestsPerPage = 50;
const list = 'join-requests';

/** The caller's newest request for each estate. Throws `unauthorized`. */
export const ownRequests = async ({ platform, ports }: EstatesContext, caller: Caller): Promise<OwnJoinRequest[]> => {
  const { userId } = await ports.loadAsker(platform.db, caller);
  if (userId === null) throw new AppError('unauthorized');
  const rows = await newestRequestsOf(platform.db, userId);
  return rows.map(({ request, place }) => presentOwnRequest(request, place));
};

interface ListRequests {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly cursor: string | undefined;
}

/** Who waits to be let in, the first first. Throws `place_not_found`, `not_moderator_here` and what their standing refuses. */
export const requestsFor = async (
  { platform, ports }: EstatesContext,
  input: ListRequests,
): Promise<{ items: JoinRequest[]; nextCursor: string | null }> => {
  const { db } = platform;
  const cursor = decodeCursor(list, input.cursor, { momentless: true });
  const { actor } = await ports.loadAsker(db, input.caller);
  const place = await readPlace(db, input.place);
  if (place === null) throw new AppError('place_not_found');
  enforce(mayDecideRequests(actor, factsOf(place)));
  const rows = await waitingRequests(db, {
    placeId: place.id,
    after: cursor?.after ?? null,
    limit: requestsPerPage + 1,
  });
  const { shown, nextCursor } = pageOf(rows, requestsPerPage, ({ request }) =>
    encodeCursor(list, { at: null, after: request.publicId }),
  );
  return { items: shown.map(presentRequest), nextCursor };
};
