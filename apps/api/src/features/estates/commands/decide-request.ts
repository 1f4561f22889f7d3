import { mayDecideRequest, mayDecideRequests } from '@moja-ulica/shared/estates/policy.ts';
import { estateLimits } from '@moja-ulica/shared/estates/limits.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { cleanShownLines } from '../../../platform/typed-text.ts';
import { lockAccount } from '../../identity/index.ts';
import type { EstatesContext } from '../context.ts';
import { requestMail } from '../mails.ts';
import { announceMembership } from '../membership-change.ts';
import { factsOf } from '../presenter.ts';
import { readPlace } from '../queries.ts';
import { findRequest } from '../queries-requests.ts';
import { insertMembership, setHomeIfNone } from '../repo.ts';
import { closeRequest, lockRequest } from '../repo-requests.ts';

interface DecideRequest {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
  /** Public id. */
  readonly request: string;
  /** Null: let in. */
  readonly refusal: string | null;
}

/**
 * Lets somebody in, whose home it becomes where they have none, or refuses it with a reason; with a row in the audit log, and
 * word to them by mail and in the bell. The same decision again changes nothing. Announces `membership` and `notification`.
 * @throws `place_not_found`, `not_moderator_here`, `forbidden` about oneself, `join_request_not_found`, `join_request_closed`,
 * `email_unconfirmed`, `account_suspended`, `invalid_input`
 */
export const decideRequest = async (context: EstatesContext, input: DecideRequest): Promise<void> => {
  const { platform, ports } = context;
  const reason = input.refusal === null ? null : cleanShownLines('reason', input.refusal, estateLimits.minRefusalChars);
  const state = reason === null ? 'approved' : 'refused';
  await platform.db.transaction(async (tx) => {
    const now = platform.clock.now();
    const { actor, userId } = await ports.loadAsker(tx, input.caller);
    if (userId === null) throw new AppError('unauthorized');
    const place = await readPlace(tx, input.place);
    if (place === null) throw new AppError('place_not_found');
    enforce(mayDecideRequests(actor, factsOf(place)));
    const found = await findRequest(tx, place.id, input.request);
    if (found === null) throw new AppError('join_request_not_found');
    enforce(mayDecideRequest(actor, factsOf(place), { personId: found.person }));

    await lockAccount(tx, found.userId, 'join_request_not_found');
    const request = await lockRequest(tx, found.id);
    if (request.state === state) return;
    if (request.state !== 'open') throw new AppError('join_request_closed');
    await closeRequest(tx, found.id, { state, reason, now });
    if (state === 'approved') {
      await insertMembership(tx, { userId: found.userId, placeId: place.id, roles: ['resident'], now });
      await setHomeIfNone(tx, found.userId, place.id);
      await announceMembership(platform.changes, tx, found.person);
    }
    await ports.writeAudit(tx, {
      actorId: userId,
      placeId: place.id,
      action: state === 'approved' ? 'join_request.approve' : 'join_request.refuse',
      subject: `user:${found.person}`,
      details: { request: request.publicId, reason },
      createdAt: now,
    });
    await ports.tellJoining(tx, {
      user: { id: found.userId, publicId: found.person },
      request: request.publicId,
      approved: state === 'approved',
    });
    await ports.untellWaiting(tx, place.id);
    const { email, locale } = found;
    if (email !== null) {
      const mail = requestMail(context, { email, locale, request: request.publicId, place, reason });
      await platform.mailer.send(tx, mail);
    }
  });
};
