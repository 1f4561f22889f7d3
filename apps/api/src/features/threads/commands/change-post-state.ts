import { slugify } from '@moja-ulica/shared/ids.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { ThreadContext } from '../context.ts';
import { announceChange } from '../announce.ts';
import { plainExcerpt } from '../render/excerpt.ts';
import { loadPostByKey, newestAnswer, setState, type StoredPost } from '../repo-posts.ts';
import { forgetTitleInAddresses, type LockedThread, lockThreadOfPost, raiseVersion } from '../repo-threads.ts';

export type NewState =
  | { readonly state: 'visible' | 'withdrawn' }
  | { readonly state: 'hidden'; readonly rule: HideRule };

type Parts = Pick<ThreadContext, 'platform' | 'texts'>;

/** What a thread is called, and what of it is sealed, when its opening post gets this state. */
const titleUnder = ({ texts }: Parts, thread: LockedThread, state: NewState['state']) => {
  const written = thread.sealedTitle ?? thread.title;
  if (state === 'hidden') {
    const title = texts(thread.lang)('threads.hiddenTitle');
    return { title, slug: slugify(title), sealedTitle: written };
  }
  return { title: written, slug: slugify(written), sealedTitle: null };
};

/**
 * Gives a post of a locked thread its state, with all that follows: title and excerpt where it opens the thread, the answer the
 * thread points at where it was official, the version. Announces `post.hidden` or `post.updated`.
 */
export const changePostState = async (
  parts: Parts,
  tx: Tx,
  thread: LockedThread,
  post: StoredPost,
  next: NewState,
): Promise<void> => {
  await setState(tx, post.key, thread.version + 1, next.state, next.state === 'hidden' ? next.rule : null);
  if (post.number === 1 && next.state === 'hidden') await forgetTitleInAddresses(tx, thread, thread.version + 1);
  const version = await raiseVersion(tx, thread, {
    ...(post.number === 1
      ? {
          excerpt: next.state === 'visible' ? plainExcerpt(post.html) : '',
          ...titleUnder(parts, thread, next.state),
        }
      : {}),
    ...(post.official ? { answeredBy: await newestAnswer(tx, thread.key) } : {}),
  });
  const kind = next.state === 'hidden' ? 'post.hidden' : 'post.updated';
  await announceChange(parts.platform, tx, thread, { kind, version, number: post.number });
};

/**
 * Seals a post's text in a transaction of moderation, which has asked its policy and keeps the reason. Locks the thread;
 * a post that is not visible stays as it is. Announces `post.hidden`.
 */
export const hidePost = async (parts: Parts, tx: Tx, postKey: bigint, rule: HideRule): Promise<void> => {
  const thread = await lockThreadOfPost(tx, postKey);
  const post = await loadPostByKey(tx, postKey);
  if (post.state === 'visible') await changePostState(parts, tx, thread, post, { state: 'hidden', rule });
};

/**
 * Shows a hidden post again, as it was; one whose author took its text along is a stub like a withdrawn one. Announces
 * `post.updated`.
 */
export const restorePost = async (parts: Parts, tx: Tx, postKey: bigint): Promise<void> => {
  const thread = await lockThreadOfPost(tx, postKey);
  const post = await loadPostByKey(tx, postKey);
  if (post.state !== 'hidden') return;
  await changePostState(parts, tx, thread, post, { state: post.body === '' ? 'withdrawn' : 'visible' });
};
