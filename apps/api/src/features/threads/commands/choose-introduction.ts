import { mayChooseIntroduction } from '@moja-ulica/shared/threads/policy.ts';
import type { Introduction } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { readablePlace } from '../../estates/index.ts';
import type { ThreadContext } from '../context.ts';
import { requireUser } from '../guard.ts';
import { findIntroduction } from '../queries/introduction.ts';
import { deleteIntroduction, setIntroduction } from '../repo-introductions.ts';
import { lockThread } from '../repo-threads.ts';

interface Asked {
  readonly caller: Caller;
  /** Slug. */
  readonly place: string;
}

const allowed = async ({ loadAsker }: ThreadContext, tx: Tx, { caller, place: slug }: Asked) => {
  const asker = await loadAsker(tx, caller);
  const place = await readablePlace(tx, asker.actor, slug);
  enforce(mayChooseIntroduction(asker.actor, { ...place, slug }));
  return { actorId: requireUser(asker), placeId: place.id };
};

/**
 * Points newcomers of a place to one of its threads. Writes the audit log. Throws `place_not_found`, `thread_not_found` (also for
 * one of another place, or whose opening post nobody can read), `forbidden`, `email_unconfirmed`, `account_suspended`.
 */
export const chooseIntroduction = (
  context: ThreadContext,
  { thread: publicId, ...asked }: Asked & { readonly thread: string },
): Promise<Introduction> =>
  context.platform.db.transaction(async (tx) => {
    const { actorId, placeId } = await allowed(context, tx, asked);
    const thread = await lockThread(tx, publicId);
    if (thread.place.key !== placeId) throw new AppError('thread_not_found');
    await setIntroduction(tx, placeId, thread.key);
    const chosen = await findIntroduction(tx, placeId);
    if (chosen === null) throw new AppError('thread_not_found');
    await context.writeAudit(tx, {
      actorId,
      placeId,
      action: 'introduction.choose',
      subject: `thread:${publicId}`,
      details: {},
      createdAt: context.platform.clock.now(),
    });
    return chosen;
  });

/**
 * Points newcomers of a place nowhere; the thread stays. Writes the audit log where that changes something. Throws
 * `place_not_found`, `forbidden`, `email_unconfirmed`, `account_suspended`.
 */
export const dropIntroduction = (context: ThreadContext, asked: Asked): Promise<void> =>
  context.platform.db.transaction(async (tx) => {
    const { actorId, placeId } = await allowed(context, tx, asked);
    if (!(await deleteIntroduction(tx, placeId))) return;
    await context.writeAudit(tx, {
      actorId,
      placeId,
      action: 'introduction.drop',
      subject: `place:${asked.place}`,
      details: {},
      createdAt: context.platform.clock.now(),
    });
  });
