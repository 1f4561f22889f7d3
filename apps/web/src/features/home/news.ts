import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { unreadOf } from '../../ui/unread.ts';
import type { Unread } from '../../ui/unread.ts';

export interface NewsItem {
  readonly thread: ThreadSummary;
  readonly unread: Unread;
}

/** Puts the reader's positions beside the threads; threads without one were never opened. */
export const withUnread = (
  threads: readonly ThreadSummary[],
  positions: Readonly<Record<string, number>> | undefined,
): readonly NewsItem[] =>
  threads.map((thread) => ({
    thread,
    unread: unreadOf(thread.lastNumber, positions === undefined ? undefined : (positions[thread.id] ?? 0)),
  }));

export interface NewsCount {
  readonly threads: number;
  readonly posts: number;
}

/** Threads never opened, and new posts in those opened before. */
export const countNews = (items: readonly NewsItem[]): NewsCount => ({
  threads: items.filter(({ unread }) => unread === 'thread').length,
  posts: items.reduce((sum, { unread }) => sum + (typeof unread === 'number' ? unread : 0), 0),
});

/** How many threads with something new each place has, by slug. */
export const newsByPlace = (items: readonly NewsItem[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { thread, unread } of items) {
    const isNew = unread === 'thread' || (unread !== undefined && unread > 0);
    if (isNew) counts.set(thread.place.slug, (counts.get(thread.place.slug) ?? 0) + 1);
  }
  return counts;
};

const shownToGuests = 3;

/**
 * What a guest should see first: matters that were settled, filled up with those that were answered; without any of either, the
 * liveliest conversations.
 */
export const showcase = (
  threads: readonly ThreadSummary[],
): { readonly kind: 'settled' | 'answered' | 'latest'; readonly threads: readonly ThreadSummary[] } => {
  const settled = threads.filter(({ matter }) => matter?.state === 'resolved').slice(0, shownToGuests);
  const answered = threads.filter((thread) => thread.answeredBy !== null && !settled.includes(thread));
  const shown = [...settled, ...answered].slice(0, shownToGuests);
  if (shown.length === 0) return { kind: 'latest', threads: threads.slice(0, shownToGuests) };
  return { kind: shown.length === settled.length ? 'settled' : 'answered', threads: shown };
};

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from one moment to another, at least one: nobody reads "0 days". */
export const daysBetween = (from: string, to: string): number =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / dayMs));
