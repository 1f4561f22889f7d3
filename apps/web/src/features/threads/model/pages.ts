import type { Post, ThreadHead, ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';

/** What changed in a thread after version `since`, up to the version in `thread`. */
export interface ThreadNews {
  readonly since: number;
  readonly thread: ThreadHead;
  readonly posts: readonly Post[];
}

/** A live event carries exactly one version's change. */
export const newsOfEvent = (event: { readonly thread: ThreadHead; readonly post: Post }): ThreadNews => ({
  since: event.thread.version - 1,
  thread: event.thread,
  posts: [event.post],
});

const perPage = threadLimits.postsPerPage;

/** Pages that a thread of so many posts has. */
export const pageCountOf = (lastNumber: number): number => Math.max(1, Math.ceil(lastNumber / perPage));

const holds = (page: number, number: number): boolean => number > (page - 1) * perPage && number <= page * perPage;

const mergePosts = (posts: readonly Post[], news: readonly Post[]): Post[] => {
  const byNumber = new Map(posts.map((post) => [post.number, post]));
  for (const post of news) {
    const known = byNumber.get(post.number);
    if (known === undefined || known.version < post.version) byNumber.set(post.number, post);
  }
  return [...byNumber.values()].toSorted((a, b) => a.number - b.number);
};

/**
 * A page with the news in it. Posts are taken over one by one if they are newer; the page's version (`thread.version`: it is
 * complete up to there) rises only if the news leave no gap after it. Returns the same page when nothing changed.
 */
export const withNews = (page: ThreadPage, news: ThreadNews): ThreadPage => {
  const mine = news.posts.filter((post) => holds(page.page, post.number));
  const posts = mergePosts(page.posts, mine);
  const gapless = page.thread.version >= news.since && page.thread.version < news.thread.version;
  const unchanged = posts.length === page.posts.length && posts.every((post, index) => post === page.posts[index]);
  if (unchanged && !gapless) return page;
  return {
    ...page,
    thread: gapless ? news.thread : page.thread,
    pageCount: gapless ? pageCountOf(news.thread.lastNumber) : page.pageCount,
    posts: unchanged ? page.posts : posts,
  };
};

/** The version after which something is missing in one of the pages; `undefined` when all are complete up to `version`. */
export const missingSince = (pages: readonly ThreadPage[], version: number): number | undefined => {
  const oldest = Math.min(...pages.map((page) => page.thread.version));
  return oldest < version ? oldest : undefined;
};

/** The newest of several heads of one thread. */
export const newestHead = (heads: readonly ThreadHead[]): ThreadHead | undefined => {
  let newest: ThreadHead | undefined;
  for (const head of heads) if (newest === undefined || head.version > newest.version) newest = head;
  return newest;
};
