import { and, asc, eq, gt, lte, max } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { threads } from '../threads/tables.ts';

/** What the first HTML of any page needs to know about the town. */
export interface TownLook {
  /** The city's, in which dates are told. */
  readonly timeZone: string;
  /** Colours of places by slug. */
  readonly accents: ReadonlyMap<string, string>;
}

export const readTownLook = async (db: Db): Promise<TownLook> => {
  const { slug, kind, accent, timeZone } = places;
  const rows = await db.select({ slug, kind, accent, timeZone }).from(places);
  return {
    timeZone: rows.find((place) => place.kind === 'city')?.timeZone ?? 'UTC',
    accents: new Map(rows.map((place) => [place.slug, place.accent])),
  };
};

/** Keys of threads in one file of the sitemap; at most so many addresses (the protocol allows 50 000). */
export const threadsPerSitemap = 20_000;

/** Greatest key of a thread: how many files the sitemap has. */
export const greatestThreadKey = async (db: Db): Promise<bigint> =>
  (await db.select({ key: max(threads.id) }).from(threads))[0]?.key ?? 0n;

/** Threads of public forums whose keys are in one file of the sitemap. */
export const sitemapThreads = (db: Db, file: number) =>
  db
    .select({ id: threads.publicId, slug: threads.slug, place: places.slug, changedAt: threads.lastActivityAt })
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .where(
      and(
        gt(threads.id, BigInt(file * threadsPerSitemap)),
        lte(threads.id, BigInt((file + 1) * threadsPerSitemap)),
        eq(places.visibility, 'public'),
      ),
    )
    .orderBy(asc(threads.id));
