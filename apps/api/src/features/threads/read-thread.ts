import { mayReadPlace, type PlaceFacts } from '@moja-ulica/shared/estates/policy.ts';
import type { ResultOf } from '@moja-ulica/shared/http.ts';
import { guest } from '@moja-ulica/shared/policy.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { mayReadHiddenPost, mayReadSource } from '@moja-ulica/shared/threads/policy.ts';
import type { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import type { ThreadOverlay } from '@moja-ulica/shared/threads/schema.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import { AppError } from '../../platform/errors.ts';
import type { ThreadContext } from './context.ts';
import { requireUser, requireVisibleThread } from './guard.ts';
import type { PageCache } from './page-cache.ts';
import { pageCountOf, presentHead, presentPost } from './presenter.ts';
import { findThread, postsChangedSince } from './queries/changes.ts';
import { findSource, lastReadOf, mineOf } from './queries/mine.ts';

/** Whether the caller may read this place's forum. What the public may read needs no look at who asks. */
export const mayRead = (
  { platform, loadAsker }: ThreadContext,
  caller: Caller,
  place: PlaceFacts,
): boolean | Promise<boolean> =>
  mayReadPlace(guest, place).allow ||
  loadAsker(platform.db, caller).then(({ actor }) => mayReadPlace(actor, place).allow);

interface ThreadInput {
  readonly caller: Caller;
  /** Public id. */
  readonly thread: string;
}

/** What changed since a version; heals any gap. @throws `thread_not_found` */
export const readChanges = async (
  context: ThreadContext,
  pages: PageCache,
  input: ThreadInput & { readonly since: number },
): Promise<ResultOf<typeof threadRoutes.changes>> => {
  const { db } = context.platform;
  const access = await pages.access(input.thread);
  if (access === null || !(await mayRead(context, input.caller, access.place))) throw new AppError('thread_not_found');
  // The head first: a post that comes between the two reads is one too many here, never one too few.
  const thread = await findThread(db, input.thread);
  if (thread === null) throw new AppError('thread_not_found');
  const changed = await postsChangedSince(db, thread.key, input.since);
  return context.directory.show((names) => ({
    thread: presentHead(names, thread),
    posts: (changed ?? []).map((post) => presentPost(names, thread.placeKey, post)),
    complete: changed !== null,
  }));
};

/** What only the asker sees of a page. @throws `thread_not_found` */
export const readOverlay = async (
  { platform: { db }, loadAsker, hideReasons }: ThreadContext,
  pages: PageCache,
  input: ThreadInput & { readonly page: number },
): Promise<ThreadOverlay> => {
  const asker = await loadAsker(db, input.caller);
  const userId = requireUser(asker);
  const thread = await pages.access(input.thread);
  if (thread === null) throw new AppError('thread_not_found');
  requireVisibleThread(asker.actor, thread.place);

  const upTo = Math.min(input.page, pageCountOf(thread.lastNumber)) * threadLimits.postsPerPage;
  const span = { threadKey: thread.key, after: upTo - threadLimits.postsPerPage, upTo };
  const { lastRead, sealedTitle, posts } = await mineOf(db, userId, span);
  const hidden = posts.filter((post) => mayReadHiddenPost(asker.actor, thread.place, post));
  const reasons = await hideReasons(
    db,
    hidden.map(({ key }) => key),
  );
  return {
    lastRead,
    own: posts.filter(({ own }) => own).map(({ number }) => number),
    hidden: hidden.flatMap(({ key, number, html, rule, createdAt }) => {
      const decision = reasons.get(key);
      const decidedAt = (decision?.decidedAt ?? createdAt).toISOString();
      return rule === null
        ? []
        : [{ number, title: number === 1 ? sealedTitle : null, html, rule, reason: decision?.reason ?? '', decidedAt }];
    }),
  };
};

/** The Markdown of a post. @throws `thread_not_found`, `post_not_found` (also for a text one may not read) */
export const readSource = async (
  { platform: { db }, loadAsker }: ThreadContext,
  pages: PageCache,
  input: ThreadInput & { readonly number: number },
): Promise<{ body: string; lang: string }> => {
  const { actor } = await loadAsker(db, input.caller);
  const thread = await pages.access(input.thread);
  if (thread === null) throw new AppError('thread_not_found');
  requireVisibleThread(actor, thread.place);
  const post = await findSource(db, thread.key, input.number);
  if (post === null || !mayReadSource(actor, thread.place, post)) throw new AppError('post_not_found');
  return { body: post.body, lang: post.lang };
};

/** How far the asker has read these threads; those never opened are missing. */
export const readReadPositions = async (
  { platform: { db }, loadAsker }: ThreadContext,
  input: { readonly caller: Caller; readonly threads: readonly string[] },
): Promise<ResultOf<typeof threadRoutes.readPositions>> => {
  const userId = requireUser(await loadAsker(db, input.caller));
  return { items: await lastReadOf(db, userId, input.threads) };
};
