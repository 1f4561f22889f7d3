import { LRUCache } from 'lru-cache';
import { pageCountOf, presentPage } from './presenter.ts';
import type { Changes } from '../../platform/changes.ts';
import { makePageEntry, sizeOfEntry, type ThreadPageEntry } from './page-entry.ts';
import type { ThreadAccess } from './queries/access.ts';
import type { ThreadPageRows } from './queries/thread-page.ts';

const maxPageBytes = 64 * 1024 * 1024;
const maxThreadsKnown = 20_000;

interface Reads {
  readonly access: (thread: string) => Promise<ThreadAccess | null>;
  readonly page: (thread: string, page: number) => Promise<ThreadPageRows | null>;
}

/**
 * Pages of threads made once per version. What a thread's version is comes from the changes this process hears; while it
 * may be missing some, every call reads the database and nothing is kept. Says nothing about who may read: ask first.
 */
export interface PageCache {
  /** Facts for the permission; null: no such thread. */
  readonly access: (thread: string) => Promise<ThreadAccess | null>;
  /** The page, or the last one when there are fewer; null: no such thread. */
  readonly entry: (thread: string, page: number) => Promise<ThreadPageEntry | null>;
  /** A change of the thread was committed that made this its version. */
  readonly changed: (thread: string, version: number) => void;
}

export const createPageCache = (changes: Pick<Changes, 'current' | 'onCurrent'>, read: Reads): PageCache => {
  const known = new LRUCache<string, ThreadAccess>({ max: maxThreadsKnown });
  // Kept apart from `known`: a read that began before a change must not put its older facts back after it.
  const newest = new LRUCache<string, number>({ max: maxThreadsKnown });
  const entries = new LRUCache<string, ThreadPageEntry>({ maxSize: maxPageBytes, sizeCalculation: sizeOfEntry });
  const making = new Map<string, Promise<ThreadPageEntry | null>>();
  let generation = 0;
  changes.onCurrent(() => {
    generation += 1;
    known.clear();
    newest.clear();
    entries.clear();
    making.clear();
  });

  const mayKeep = (began: number, thread: string, version: number): boolean =>
    began === generation && changes.current() && version >= (newest.get(thread) ?? 0);

  const access = async (thread: string): Promise<ThreadAccess | null> => {
    const hit = changes.current() ? known.get(thread) : undefined;
    if (hit !== undefined) return hit;
    const began = generation;
    const facts = await read.access(thread);
    if (facts !== null && mayKeep(began, thread, facts.version)) known.set(thread, facts);
    return facts;
  };

  const make = async (thread: string, page: number): Promise<ThreadPageEntry | null> => {
    const began = generation;
    const rows = await read.page(thread, page);
    if (rows === null) return null;
    const entry = await makePageEntry(presentPage(rows.thread, page, rows.posts));
    if (mayKeep(began, thread, entry.version)) entries.set(`${thread}/${entry.page.page}`, entry);
    return entry;
  };

  /** Many who ask at once wait for one making. */
  const makeOnce = (key: string, thread: string, page: number): Promise<ThreadPageEntry | null> => {
    const begun = making.get(key);
    if (begun !== undefined) return begun;
    const promise = make(thread, page).finally(() => {
      if (making.get(key) === promise) making.delete(key);
    });
    making.set(key, promise);
    return promise;
  };

  return {
    access,
    entry: async (thread, asked) => {
      const facts = await access(thread);
      if (facts === null) return null;
      const page = Math.min(asked, pageCountOf(facts.lastNumber));
      if (!changes.current()) return make(thread, page);
      const hit = entries.get(`${thread}/${page}`);
      if (hit?.version === facts.version) return hit;
      return makeOnce(`${thread}/${page}@${facts.version}`, thread, page);
    },
    changed: (thread, version) => {
      if (version <= (newest.get(thread) ?? 0)) return;
      newest.set(thread, version);
      if ((known.get(thread)?.version ?? version) < version) known.delete(thread);
    },
  };
};
