import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import { mayAskToJoin } from '@moja-ulica/shared/estates/policy.ts';
import type { OwnJoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { rememberResult } from '../../../platform/http/idempotency.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import { newPublicId } from '../../../platform/ids.ts';
import { cleanLines } from '../../../platform/typed-text.ts';
import { mayAskAgainAt } from '../ask-again.ts';
import type { EstatesContext } from '../context.ts';
import { factsOf } from '../presenter.ts';
import { presentOwnRequest } from '../presenter-requests.ts';
import { readPlace } from '../queries.ts';
import { newestRequest } from '../queries-requests.ts';
import { insertRequest, lockRequest } from '../repo-requests.ts';

interface AskToJoin {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  readonly note: string | undefined;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
}

/**
 * Asks to be let into an estate, once for an `Idempotency-Key`; one request at a time. Announces `notification`.
 * @throws `place_not_found`, `joining_not_by_approval`, `already_a_member`, `join_request_open`, `join_request_too_soon`,
 * `too_many_requests`, `email_unconfirmed`, `account_suspended`, `idempotency_key_reused`
 */
export const askToJoin = ({ platform, ports }: EstatesContext, input: AskToJoin): Promise<OwnJoinRequest> =>
  platform.db.transaction(async (tx) => {
    const now = platform.clock.now();
    const { actor, userId } = await ports.lockAsker(tx, input.caller);
    const place = await readPlace(tx, input.place);
    if (place === null) throw new AppError('place_not_found');

    const { idempotencyKey: key, fingerprint } = input;
    const { resultId } = await rememberResult(tx, { userId, key, operation: 'ask', fingerprint, now }, async () => {
      enforce(mayAskToJoin(actor, factsOf(place)));
      const before = await newestRequest(tx, userId, place.id);
      if (before?.state === 'open') throw new AppError('join_request_open');
      const again = before === null ? null : mayAskAgainAt(before);
      if (again !== null && again > now) throw new AppError('join_request_too_soon');
      const requests = { name: `estates:asked-to-join:${userId}`, limit: estateLimits.joinRequestsPerDay };
      await countOfDay(tx, { ...requests, now });
      const note = cleanLines(input.note ?? '').trim();
      const request = await insertRequest(tx, {
        publicId: newPublicId(),
        userId,
        placeId: place.id,
        note: note === '' ? null : note,
        createdAt: now,
      });
      await ports.tellWaiting(tx, { place, userId });
      return request;
    });
    return presentOwnRequest(await lockRequest(tx, resultId), place.slug);
  });
