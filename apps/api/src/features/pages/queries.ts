import { and, asc, eq, gt, lte, max } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { threads } from '../threads/tables.ts';

/** The city's time zone, in which the first HTML tells its dates. */
export const cityTimeZone = async (db: Db): Promise<string> =>
  (await db.select({ timeZone: places.timeZone }).from(places).where(eq(places.kind, 'city')))[0]?.timeZone ?? 'UTC';

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
