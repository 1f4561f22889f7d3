import { LRUCache } from 'lru-cache';
import type { Changes } from '../../platform/changes.ts';
import { noMetrics, type Metrics } from '../../platform/metrics/metrics.ts';
import { measurePages } from './measure-pages.ts';
import { sizeOfEntry, type ThreadPageEntry } from './page-entry.ts';
import { pageCountOf } from './presenter.ts';
import type { PlaceRow, ThreadAccess } from './queries/access.ts';

const maxThreadsKnown = 20_000;

interface Reads {
  readonly access: (thread: string) => Promise<ThreadAccess | null>;
  readonly page: (thread: string, page: number) => Promise<MadePage | null>;
}

/** A page with the facts that were read in the same statement. */
export interface MadePage {
  readonly access: ThreadAccess;
  readonly entry: ThreadPageEntry;
}

/** At once where nothing has to be waited for: a page out of the cache costs less than the promises around it would. */
type Soon<T> = T | Promise<T>;

/** Whether who asks may read the forum of this place. */
type Permit = (place: PlaceRow) => Soon<boolean>;

/**
 * Pages of threads made once per version. What a thread's version is comes from the changes this process hears; while it
 * may be missing some, every call reads the database and nothing is kept.
 */
export interface PageCache {
  /** Facts for the permission; null: no such thread. Says nothing about who may read: ask first. */
  readonly access: (thread: string) => Promise<ThreadAccess | null>;
  /**
   * The page, or the last one when there are fewer; null: no such thread, or not for who asks. The permission comes before
   * whatever is kept. Of a thread that nothing is known of, facts and page are read in one statement, and the facts are
   * asked before the page is given.
   */
  readonly entry: (thread: string, page: number, permit: Permit) => Soon<ThreadPageEntry | null>;
  /** A change of the thread was committed that made this its version. */
  readonly changed: (thread: string, version: number) => void;
  /** What pages say or who may read them has changed in a way that no thread's version tells. */
  readonly forget: () => void;
}

/**
 * A page that is being made, for those who ask meanwhile. Emptied at the end: what a `Map` was told to delete can be reached
 * from its former tables until garbage is collected from all of the heap; see docs/decisions/0022.
 */
interface Making {
  page: Promise<ThreadPageEntry | null> | null;
}

interface PageCacheOptions {
  /** 0: nothing is kept. */
  readonly maxBytes: number;
  readonly metrics?: Metrics;
}

/** Follows `changes`: all is forgotten whenever some of them may have been missed. */
export const createPageCache = (
  changes: Pick<Changes, 'current' | 'onCurrent'>,
  read: Reads,
  { maxBytes, metrics = noMetrics }: PageCacheOptions,
): PageCache => {
  const known = new LRUCache<string, ThreadAccess>({ max: maxThreadsKnown });
  // Kept apart from `known`: a read that began before a change must not put its older facts back after it.
  const newest = new LRUCache<string, number>({ max: maxThreadsKnown });
  const entries = new LRUCache<string, ThreadPageEntry>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: sizeOfEntry,
  });
  const making = new Map<string, Making>();
  const count = measurePages(metrics, () => entries.calculatedSize);
  let generation = 0;
  const forget = (): void => {
    generation += 1;
    known.clear();
    newest.clear();
    entries.clear();
    making.clear();
  };
  changes.onCurrent(forget);

  const newestOf = (thread: string): number => newest.get(thread) ?? 0;

  const mayKeep = (began: number, thread: string, version: number): boolean =>
    maxBytes > 0 && began === generation && changes.current() && version >= newestOf(thread);

  const knownOf = (thread: string): ThreadAccess | undefined => (changes.current() ? known.get(thread) : undefined);

  const access = async (thread: string): Promise<ThreadAccess | null> => {
    const hit = knownOf(thread);
    if (hit !== undefined) return hit;
    const began = generation;
    const facts = await read.access(thread);
    if (facts !== null && mayKeep(began, thread, facts.version)) known.set(thread, facts);
    return facts;
  };

  const make = async (thread: string, page: number): Promise<ThreadPageEntry | null> => {
    count.miss();
    const began = generation;
    const made = await read.page(thread, page);
    if (made === null) return null;
    const { access: facts, entry } = made;
    if (mayKeep(began, thread, entry.version)) {
      known.set(thread, facts);
      entries.set(`${thread}/${entry.page.page}`, entry);
    }
    return entry;
  };

  /** Many who ask at once wait for one making, unless it began before a change that we have heard of since. */
  const makeOnce = (thread: string, asked: number, version: number): Promise<ThreadPageEntry | null> => {
    if (!changes.current()) return make(thread, asked);
    const key = `${thread}/${asked}@${version}`;
    const begun = making.get(key)?.page;
    if (begun) return begun;
    const mine: Making = { page: null };
    const page = make(thread, asked).finally(() => {
      mine.page = null;
      if (making.get(key) === mine) making.delete(key);
    });
    mine.page = page;
    making.set(key, mine);
    return page;
  };

  const madeFirst = async (thread: string, asked: number, permit: Permit): Promise<ThreadPageEntry | null> => {
    const entry = await makeOnce(thread, asked, newestOf(thread));
    return entry !== null && (await permit(entry.place)) ? entry : null;
  };

  /** After the permission. */
  const kept = (thread: string, asked: number, { version, lastNumber }: ThreadAccess): Soon<ThreadPageEntry | null> => {
    const page = Math.min(asked, pageCountOf(lastNumber));
    const hit = entries.get(`${thread}/${page}`);
    if (hit?.version !== version) return makeOnce(thread, page, version);
    count.hit();
    return hit;
  };

  return {
    access,
    entry: (thread, asked, permit) => {
      const facts = knownOf(thread);
      if (facts === undefined) return madeFirst(thread, asked, permit);
      const permitted = permit(facts.place);
      if (permitted instanceof Promise) return permitted.then((may) => (may ? kept(thread, asked, facts) : null));
      return permitted ? kept(thread, asked, facts) : null;
    },
    changed: (thread, version) => {
      if (version <= newestOf(thread)) return;
      newest.set(thread, version);
      if ((known.get(thread)?.version ?? version) < version) known.delete(thread);
    },
    forget,
  };
};
