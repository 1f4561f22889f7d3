import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { weeklyActivity } from './tables.ts';

interface Wanted {
  /** Slug; undefined: every place. */
  readonly place: string | undefined;
  /** Weeks that began after this day. */
  readonly after: string;
}

/** Kept weeks, newest first, places in the town's order. */
export const readWeeks = (db: Db, { place, after }: Wanted) =>
  db
    .select({ place: places.slug, week: weeklyActivity })
    .from(weeklyActivity)
    .innerJoin(places, eq(places.id, weeklyActivity.placeId))
    .where(and(gt(weeklyActivity.monday, after), place === undefined ? undefined : eq(places.slug, place)))
    .orderBy(desc(weeklyActivity.monday), sql`${places.kind} <> 'city'`, places.position, places.slug);
