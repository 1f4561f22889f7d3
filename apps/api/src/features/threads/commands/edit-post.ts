import type { BodyOf } from '@moja-ulica/shared/http.ts';
import type { SettingValues } from '@moja-ulica/shared/site/settings.ts';
import { mayEditPost } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { Caller } from '../../../platform/auth/caller.ts';
import { enforce } from '../../../platform/errors.ts';
import { announceChange } from '../announce.ts';
import { loadAnswer, presentAnswer, type PostAnswer } from '../answer.ts';
import { checkVoice } from '../check-voice.ts';
import type { ThreadContext } from '../context.ts';
import { requireVisibleThread } from '../guard.ts';
import { countEdit } from '../rates.ts';
import { plainExcerpt } from '../render/excerpt.ts';
import { insertRevision, loadPost, type StoredPost, updatePost } from '../repo-posts.ts';
import { lockThread, raiseVersion } from '../repo-threads.ts';
import { changedAtMost, cleanBody } from '../text.ts';

export interface EditPost {
  readonly caller: Caller;
  readonly thread: string;
  readonly number: number;
  readonly body: BodyOf<typeof threadRoutes.editPost>;
}

/**
 * Changes the text of one's own post. Within the grace (some minutes and few characters) nothing shows; after it the earlier
 * text is kept as a revision and the post says when it was edited. The same text again changes nothing.
 * Announces `post.updated`.
 * @throws `thread_not_found`, `post_not_found`, `not_author`, `not_a_member`, `thread_locked`, `edit_time_over`,
 * `post_withdrawn`, `forbidden` (hidden), `email_unconfirmed`, `account_suspended`, `daily_limit_reached`,
 * `not_liaison_here`, `not_organisation_writer`, `invalid_input`
 */
export const editPost = async (context: ThreadContext, input: EditPost): Promise<PostAnswer> => {
  const body = cleanBody(input.body.body);
  const html = context.render(body);
  const settings = await context.settings(context.platform.db);
  await countEdit(context.platform, input.caller, settings);
  const answer = await context.platform.db.transaction(async (tx) => {
    const now = context.platform.clock.now();
    const thread = await lockThread(tx, input.thread);
    const asker = await context.lockAsker(tx, input.caller);
    requireVisibleThread(asker.actor, thread.place);
    const post = await loadPost(tx, thread.key, input.number);
    enforce(mayEditPost(asker.actor, thread.place, thread, post, { now, editHours: settings.editHours }));

    await checkVoice(tx, { asker, thread, post });

    const lang = input.body.lang ?? post.lang;
    if (body !== post.body || lang !== post.lang) {
      const quiet = isWithinGrace(settings, post, body, now);
      if (!quiet) await insertRevision(tx, post.key, post.body, now);
      const excerpt = post.number === 1 ? { excerpt: plainExcerpt(html) } : {};
      const version = await raiseVersion(tx, thread, excerpt);
      await updatePost(tx, post.key, version, { body, html, lang, ...(quiet ? {} : { editedAt: now }) });
      await announceChange(context.platform, tx, thread, { kind: 'post.updated', version, number: post.number });
    }
    return loadAnswer(tx, post.key);
  });
  return presentAnswer(context.directory, answer);
};

const isWithinGrace = (
  { editGraceMinutes, editGraceChangedChars }: SettingValues,
  post: StoredPost,
  body: string,
  now: Date,
): boolean =>
  now.getTime() - post.createdAt.getTime() <= editGraceMinutes * 60_000 &&
  changedAtMost(post.body, body, editGraceChangedChars);
