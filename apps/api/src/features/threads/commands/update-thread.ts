import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { slugify } from '@moja-ulica/shared/ids.ts';
import { mayUpdateThread } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { AppError, enforce } from '../../../platform/errors.ts';
import { announceChange } from '../announce.ts';
import { checkVoice } from '../check-voice.ts';
import type { ThreadContext } from '../context.ts';
import { requireVisibleThread } from '../guard.ts';
import { presentHead } from '../presenter.ts';
import { findThreadByKey } from '../queries/changes.ts';
import { countEdit } from '../rates.ts';
import { topicKey } from '../repo-places.ts';
import { loadPost } from '../repo-posts.ts';
import { lockThread, raiseVersion } from '../repo-threads.ts';
import { cleanTitle } from '../text.ts';

export interface UpdateThread {
  readonly caller: Caller;
  readonly thread: string;
  readonly body: BodyOf<typeof threadRoutes.updateThread>;
}

/**
 * Changes the title (and with it the words of the address) or topic of one's own thread. Announces `thread.updated`.
 * @throws `thread_not_found`, `not_author`, `not_a_member`, `thread_locked`, `edit_time_over`, `post_withdrawn`, `forbidden`
 * (opening post hidden), `email_unconfirmed`, `account_suspended`, `topic_not_found`, `daily_limit_reached`,
 * `not_liaison_here`, `not_organisation_writer`, `invalid_input`
 */
export const updateThread = async (context: ThreadContext, input: UpdateThread): Promise<ThreadHead> => {
  const title = input.body.title === undefined ? undefined : cleanTitle(input.body.title);
  const settings = await context.settings(context.platform.db);
  await countEdit(context.platform, input.caller, settings);
  const updated = await context.platform.db.transaction(async (tx) => {
    const thread = await lockThread(tx, input.thread);
    const asker = await context.lockAsker(tx, input.caller);
    requireVisibleThread(asker.actor, thread.place);
    const opening = await loadPost(tx, thread.key, 1);
    const time = { now: context.platform.clock.now(), editHours: settings.editHours };
    enforce(mayUpdateThread(asker.actor, thread.place, thread, opening, time));
    await checkVoice(tx, { asker, thread, post: opening });

    const topic = input.body.topic;
    const changes = {
      ...(title === undefined ? {} : { title, slug: slugify(title) }),
      ...(topic === undefined ? {} : { topicId: await topicKey(tx, thread.place.key, topic) }),
    };
    if (Object.keys(changes).length > 0) {
      const version = await raiseVersion(tx, thread, changes);
      await announceChange(context.platform, tx, thread, { kind: 'thread.updated', version });
    }
    const row = await findThreadByKey(tx, thread.key);
    if (row === null) throw new AppError('thread_not_found');
    return row;
  });
  return context.directory.show((names) => presentHead(names, updated));
};
