import { randomBytes } from 'node:crypto';
import { invitationLimits as limits } from '@moja-ulica/shared/invitations/limits.ts';
import { mayInvite } from '@moja-ulica/shared/invitations/policy.ts';
import type { OwnInvitation } from '@moja-ulica/shared/invitations/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { countOfDay } from '../../../platform/http/rate-limit.ts';
import { placeFactsOf, readablePlace } from '../../estates/index.ts';
import { lockAccount } from '../../identity/index.ts';
import type { InvitationsContext } from '../context.ts';
import { presentOwn } from '../presenter.ts';
import { readOwnInvitation } from '../queries.ts';
import { replaceInvitation } from '../repo.ts';

const dayMs = 86_400_000;

/** 132 random bits in 22 characters. */
const newToken = (): string => randomBytes(17).toString('base64url').slice(0, 22);

interface Asked {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
}

/** What a person has a link to, if they may have one. */
const invitable = async ({ loadAsker }: InvitationsContext, tx: Tx, { caller, place: slug }: Asked) => {
  const { actor, userId } = await loadAsker(tx, caller);
  const place = await readablePlace(tx, actor, slug);
  enforce(mayInvite(actor, placeFactsOf(place)));
  if (userId === null) throw new AppError('unauthorized');
  return { userId, placeId: place.id };
};

/**
 * The caller's link to their estate: the one that holds, or a new one. Throws `place_not_found`, `not_a_member`,
 * `email_unconfirmed`, `account_suspended`, `too_many_requests`.
 */
export const makeInvitation = async (context: InvitationsContext, asked: Asked): Promise<OwnInvitation> => {
  const { db, clock } = context.platform;
  const held = await db.transaction(async (tx) => {
    const { userId, placeId } = await invitable(context, tx, asked);
    return { userId, own: await readOwnInvitation(tx, userId, placeId, clock.now()) };
  });
  if (held.own !== null) return presentOwn(held.own);

  await countOfDay(db, { name: `invitation:${held.userId}`, limit: limits.madePerDay, now: clock.now() });
  return db.transaction(async (tx) => {
    const now = clock.now();
    const { userId, placeId } = await invitable(context, tx, asked);
    await lockAccount(tx, userId);
    const expiresAt = new Date(now.getTime() + limits.days * dayMs);
    await replaceInvitation(tx, { token: newToken(), placeId, inviterId: userId, createdAt: now, expiresAt });
    const made = await readOwnInvitation(tx, userId, placeId, now);
    if (made === null) throw new Error('the invitation was not written');
    return presentOwn(made);
  });
};
