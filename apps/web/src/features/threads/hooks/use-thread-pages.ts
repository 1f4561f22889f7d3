import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { pageOfPost } from '@moja-ulica/shared/threads/paths.ts';
import type { Post, ThreadHead, ThreadPage } from '@moja-ulica/shared/threads/schema.ts';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { newestHead, pageCountOf } from '../model/pages.ts';
import { keepPage, threadPageQuery } from '../queries.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ThreadPages {
  /** `undefined` until the first page is there. */
  readonly head: ThreadHead | undefined;
  readonly pages: readonly ThreadPage[];
  /** Posts on show; what came live since waits outside. */
  readonly posts: readonly Post[];
  readonly range: Range;
  readonly pageCount: number;
  /** Posts that came since the thread was opened and are not on show. */
  readonly waiting: number;
  /** Number of the newest post that may be shown. */
  readonly shownUpTo: number;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly loadingPrevious: boolean;
  readonly loadingNext: boolean;
  readonly loadPrevious: () => void;
  readonly loadNext: () => void;
  /** Shows everything that waits, and the page of this post if it is not on show. */
  readonly show: (number: number) => void;
  /** False while a page on show is being asked for. */
  readonly settled: boolean;
  /** True when the post is on a page on show and may be shown. */
  readonly isShown: (number: number) => boolean;
}

const perPage = threadLimits.postsPerPage;

/** The pages of a thread that are on show, one run of them, growing at both ends; starts at the page of a post. */
export const useThreadPages = (thread: string, startAt: number): ThreadPages => {
  const client = useQueryClient();
  const [range, setRange] = useState<Range>(() => {
    const page = pageOfPost(startAt, perPage);
    return { from: page, to: page };
  });
  const [shown, setShown] = useState<number>();
  const numbers = Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index);
  const queries = useQueries({ queries: numbers.map((page) => threadPageQuery(thread, page)) });
  const pages = queries.map(({ data }) => data).filter((page) => page !== undefined);
  const head = newestHead(pages.map((page) => page.thread));
  if (shown === undefined && head !== undefined) setShown(head.lastNumber);
  const shownUpTo = shown ?? head?.lastNumber ?? 0;

  // A page past the end is answered with the last one: the run starts there.
  const [first] = pages;
  const pastEnd = pages.length === 1 && first !== undefined && first.page < range.from ? first : undefined;
  if (pastEnd !== undefined) setRange({ from: pastEnd.page, to: pastEnd.page });
  useEffect(() => {
    if (pastEnd !== undefined) keepPage(client, pastEnd);
  }, [client, pastEnd]);

  const lastNumber = head?.lastNumber ?? 0;
  const pageCount = pageCountOf(lastNumber);
  const isShown = (number: number): boolean =>
    number <= shownUpTo && pages.some(({ posts }) => posts.some((post) => post.number === number));

  return {
    head,
    pages,
    posts: pages.flatMap(({ posts }) => posts).filter(({ number }) => number <= shownUpTo),
    range,
    pageCount,
    waiting: head === undefined ? 0 : Math.max(0, lastNumber - shownUpTo),
    shownUpTo,
    error: queries.find(({ data, error }) => data === undefined && error !== null)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.data === undefined) void query.refetch();
    },
    loadingPrevious: pages.length > 0 && queries[0]?.data === undefined,
    loadingNext: pages.length > 0 && queries.length > 1 && queries.at(-1)?.data === undefined,
    loadPrevious: () => setRange(({ from, to }) => ({ from: Math.max(1, from - 1), to })),
    loadNext: () => {
      setRange(({ from, to }) => ({ from, to: Math.min(pageCount, to + 1) }));
      // Going on is a wish to see what comes.
      setShown(lastNumber);
    },
    show: (number) => {
      setShown((now) => Math.max(now ?? 0, number, lastNumber));
      const page = pageOfPost(number, perPage);
      setRange((now) => {
        if (page >= now.from && page <= now.to) return now;
        return page === now.to + 1 ? { from: now.from, to: page } : { from: page, to: page };
      });
    },
    settled: queries.every(({ fetchStatus }) => fetchStatus !== 'fetching'),
    isShown,
  };
};
