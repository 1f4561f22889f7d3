import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { memberships, places, streets, topics } from './tables.ts';

export type PlaceRow = typeof places.$inferSelect;

/** Every place, in no order. */
export const readPlaces = (db: Db): Promise<PlaceRow[]> => db.select().from(places);

/** One place, or null. */
export const readPlace = async (db: Db, slug: string): Promise<PlaceRow | null> =>
  (await db.select().from(places).where(eq(places.slug, slug)))[0] ?? null;

const byName = new Intl.Collator('pl', { numeric: true });

/** What a place's page shows beside the place itself. */
export interface PlaceDetails {
  readonly topics: readonly (typeof topics.$inferSelect)[];
  readonly streets: readonly (typeof streets.$inferSelect)[];
  readonly moderators: readonly { readonly handle: string; readonly displayName: string }[];
}

/** Streets of a place, in no order. */
export const readStreets = (db: Db, placeId: bigint) => db.select().from(streets).where(eq(streets.placeId, placeId));

/** Topics in their order, streets by name, moderators by name. */
export const readPlaceDetails = async (db: Db, placeId: bigint): Promise<PlaceDetails> => {
  const topicRows = await db.select().from(topics).where(eq(topics.placeId, placeId)).orderBy(asc(topics.position));
  const streetRows = await readStreets(db, placeId);
  const moderatorRows = await db
    .select({ handle: users.handle, displayName: users.displayName })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.placeId, placeId),
        // Written out, so that the partial index made for this is seen to fit.
        sql`'moderator' = any (${memberships.roles})`,
        isNull(users.deletedAt),
      ),
    );
  return {
    topics: topicRows,
    streets: streetRows.toSorted((one, other) => byName.compare(one.name, other.name)),
    moderators: moderatorRows
      .flatMap(({ handle, displayName }) => (handle === null || displayName === null ? [] : [{ handle, displayName }]))
      .toSorted((one, other) => byName.compare(one.displayName, other.displayName)),
  };
};

/** Whether a place is this person's home. */
export const hasHome = async (db: Db, userId: bigint): Promise<boolean> =>
  (
    await db
      .select({ placeId: memberships.placeId })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), eq(memberships.home, true)))
  ).length > 0;

/** In which time zone dates are told in mails. */
export const cityTimeZone = async (db: Db): Promise<string> =>
  (
    await db
      .select({ timeZone: places.timeZone })
      .from(places)
      .where(or(eq(places.kind, 'city'), eq(places.kind, 'estate')))
      .orderBy(sql`${places.kind} = 'city' desc`, asc(places.position))
      .limit(1)
  )[0]?.timeZone ?? 'UTC';
