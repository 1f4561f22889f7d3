import type { ThreadHead, ThreadOverlay, ThreadPage, ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { estates, institutions, threads } from './api.ts';
import type { ThreadFilters } from './model/filters.ts';
import { missingSince, withNews } from './model/pages.ts';
import type { ThreadNews } from './model/pages.ts';

export { hasWrittenQuery, introductionQuery } from '../../lib/introduction.ts';

// The server writes `threadPage`, `place` and `threads` into the first HTML under these keys.

const pagesKey = (thread: string) => ['threadPage', thread] as const;
const listsKey = (place: string) => ['threads', place] as const;
const overlaysKey = (person: string, thread: string) => ['threadOverlay', person, thread] as const;
const positionsKey = (person: string) => ['readPositions', person] as const;

/** Live events keep an open page fresh; what was cached longer ago is asked for again when it is opened. */
const pageStaleAfterMs = 10_000;

/** One page of a thread, the same for everybody. */
export const threadPageQuery = (thread: string, page: number) =>
  queryOptions({
    queryKey: [...pagesKey(thread), page],
    queryFn: ({ signal }) => threads.threadPage({ params: { thread, page }, signal }),
    staleTime: pageStaleAfterMs,
  });

/** What only this person sees of a page: read position, own posts, hidden text. */
export const overlayQuery = (person: string, thread: string, page: number) =>
  queryOptions({
    queryKey: [...overlaysKey(person, thread), page],
    queryFn: ({ signal }) => threads.overlay({ params: { thread, page }, signal }),
    staleTime: pageStaleAfterMs,
  });

/** A part of a forum's list; without a cursor the newest one. */
export const threadsQuery = (place: string, filters: ThreadFilters, cursor?: string) =>
  queryOptions({
    queryKey: cursor === undefined ? [...listsKey(place), filters] : [...listsKey(place), filters, cursor],
    queryFn: ({ signal }) =>
      threads.listThreads({
        params: { place },
        query: { ...filters, ...(cursor !== undefined && { cursor }) },
        signal,
      }),
    // A list never changes its order under the reader: it is brought up to date in place, or anew when asked to.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: ({ state }) => state.data === undefined,
  });

/** A place with its topics, streets and moderators. */
export const placeQuery = (place: string) =>
  queryOptions({
    queryKey: ['place', place],
    queryFn: ({ signal }) => estates.place({ params: { place }, signal }),
    staleTime: 60_000,
  });

/** Institutions that answer in a place. */
export const institutionsQuery = (place: string) =>
  queryOptions({
    queryKey: ['institutions', place],
    queryFn: async ({ signal }) => (await institutions.listInstitutions({ params: { place }, signal })).items,
    staleTime: 5 * 60_000,
  });

/** How far this person has read the threads, by thread id. */
export const readPositionsQuery = (person: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: [...positionsKey(person), ids.join(',')],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const { items } = await threads.readPositions({ query: { threads: ids.join(',') }, signal });
      return new Map(items.map(({ thread, lastRead }) => [thread, lastRead]));
    },
    staleTime: pageStaleAfterMs,
  });

/** The Markdown of a post. Never from the cache: it is edited on. */
export const postSourceQuery = (thread: string, number: number) =>
  queryOptions({
    queryKey: ['postSource', thread, number],
    queryFn: ({ signal }) => threads.postSource({ params: { thread, number }, signal }),
    staleTime: 0,
    gcTime: 0,
  });

/** Markdown as it will look. */
export const previewQuery = (body: string) =>
  queryOptions({
    queryKey: ['preview', body],
    queryFn: ({ signal }) => threads.preview({ body: { body }, signal }),
    gcTime: 60_000,
  });

const cachedPages = (client: QueryClient, thread: string): ThreadPage[] =>
  client
    .getQueriesData<ThreadPage>({ queryKey: pagesKey(thread) })
    .map(([, page]) => page)
    .filter((page) => page !== undefined);

/** Puts news of a thread into every page of it that is cached. */
export const applyNews = (client: QueryClient, news: ThreadNews): void => {
  client.setQueriesData<ThreadPage>({ queryKey: pagesKey(news.thread.id) }, (page) =>
    page === undefined ? undefined : withNews(page, news),
  );
};

/** The version after which a cached page lacks something, seen from `version`. */
export const cachedGap = (client: QueryClient, thread: string, version: number): number | undefined => {
  const pages = cachedPages(client, thread);
  return pages.length === 0 ? undefined : missingSince(pages, version);
};

/** The oldest version to which a cached page is complete. */
export const cachedVersion = (client: QueryClient, thread: string): number | undefined => {
  const pages = cachedPages(client, thread);
  return pages.length === 0 ? undefined : Math.min(...pages.map((page) => page.thread.version));
};

/** Reads the pages anew: too much has changed to be told one by one. */
export const refetchThread = (client: QueryClient, thread: string): Promise<void> =>
  client.invalidateQueries({ queryKey: pagesKey(thread) });

/** Own posts or hidden text may have changed. */
export const refetchOverlays = (client: QueryClient, person: string, thread: string): Promise<void> =>
  client.invalidateQueries({ queryKey: overlaysKey(person, thread) });

interface ListPart {
  readonly items: readonly ThreadSummary[];
  readonly nextCursor: string | null;
}

/** Shows a thread's new state in every cached list of its forum, in the same place: nothing moves under the reader. */
export const updateListed = (client: QueryClient, summary: ThreadSummary): void => {
  client.setQueriesData<ListPart>({ queryKey: listsKey(summary.place.slug) }, (part) => {
    const at = part?.items.findIndex(({ id, version }) => id === summary.id && version < summary.version) ?? -1;
    return part === undefined || at === -1 ? part : { ...part, items: part.items.with(at, summary) };
  });
};

/**
 * Brings a list up to date in place.
 * @returns ids of threads that are not in it yet
 */
export const catchUpList = async (
  client: QueryClient,
  place: string,
  filters: ThreadFilters,
): Promise<readonly string[]> => {
  const known = client.getQueryData<ListPart>(threadsQuery(place, filters).queryKey);
  if (known === undefined) return [];
  const { items } = await threads.listThreads({ params: { place }, query: filters });
  for (const summary of items) updateListed(client, summary);
  const ids = new Set(known.items.map(({ id }) => id));
  const newest = known.items.reduce((latest, { createdAt }) => (createdAt > latest ? createdAt : latest), '');
  return items.filter(({ id, createdAt }) => !ids.has(id) && createdAt > newest).map(({ id }) => id);
};

/** The lists of a forum are asked for again. */
export const refetchLists = (client: QueryClient, place: string): Promise<void> =>
  client.invalidateQueries({ queryKey: listsKey(place) });

/** Remembers how far this person has read, in lists and in the thread itself. */
export const rememberRead = (client: QueryClient, person: string, thread: string, number: number): void => {
  client.setQueriesData<ReadonlyMap<string, number>>({ queryKey: positionsKey(person) }, (known) =>
    known === undefined || !known.has(thread) || (known.get(thread) ?? 0) >= number
      ? known
      : new Map(known).set(thread, number),
  );
  client.setQueriesData<ThreadOverlay>({ queryKey: overlaysKey(person, thread) }, (overlay) =>
    overlay === undefined || overlay.lastRead >= number ? overlay : { ...overlay, lastRead: number },
  );
};

/** A page under its own number, when a page past the end was asked for and the last one came. */
export const keepPage = (client: QueryClient, page: ThreadPage): void => {
  client.setQueryData(threadPageQuery(page.thread.id, page.page).queryKey, page);
};

export type { ThreadHead, ThreadPage };
