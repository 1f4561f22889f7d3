import { and, count, eq, ne, sql } from 'drizzle-orm';
import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import type { Tx } from '../../platform/db/database.ts';
import { hasHome } from './queries.ts';
import { memberships, places, streets, topics } from './tables.ts';

interface NewMembership {
  readonly userId: bigint;
  readonly placeId: bigint;
  readonly roles: PlaceRole[];
  readonly now: Date;
}

/** Makes someone a member and counts them; nothing changes, and it is false, for who already is one. */
export const insertMembership = async (tx: Tx, { userId, placeId, roles, now }: NewMembership): Promise<boolean> => {
  const inserted = await tx
    .insert(memberships)
    .values({ userId, placeId, roles, joinedAt: now })
    .onConflictDoNothing()
    .returning({ placeId: memberships.placeId });
  if (inserted.length === 0) return false;
  await changeMemberCount(tx, placeId, 1);
  return true;
};

/** Ends a resident's membership and counts it out; one with duties, given meanwhile perhaps, is left as it is. */
export const deleteResident = async (tx: Tx, userId: bigint, placeId: bigint): Promise<void> => {
  const deleted = await tx
    .delete(memberships)
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.placeId, placeId),
        sql`${memberships.roles} <@ array['resident']`,
      ),
    )
    .returning({ placeId: memberships.placeId });
  if (deleted.length > 0) await changeMemberCount(tx, placeId, -1);
};

/** Says whether a place is this person's home; there is one at most. Needs `lockAccount` before. */
export const setHome = async (tx: Tx, userId: bigint, placeId: bigint, home: boolean): Promise<void> => {
  if (home) {
    await tx
      .update(memberships)
      .set({ home: false })
      .where(and(eq(memberships.userId, userId), eq(memberships.home, true), ne(memberships.placeId, placeId)));
  }
  await tx
    .update(memberships)
    .set({ home })
    .where(and(eq(memberships.userId, userId), eq(memberships.placeId, placeId)));
};

/** Makes a place home for who has none. Needs `lockAccount` before. */
export const setHomeIfNone = async (tx: Tx, userId: bigint, placeId: bigint): Promise<void> => {
  if (!(await hasHome(tx, userId))) await setHome(tx, userId, placeId, true);
};

/** Counts members of a place in or out. */
export const changeMemberCount = async (tx: Tx, placeId: bigint, by: 1 | -1): Promise<void> => {
  await tx
    .update(places)
    .set({ memberCount: sql`${places.memberCount} + ${by}` })
    .where(eq(places.id, placeId));
};

export type NewPlace = typeof places.$inferInsert;

/** Of several processes that fill an empty database at once one does it, and the others then find it done. */
export const lockPlacesForFilling = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`lock table ${places} in share row exclusive mode`);
};

/** How many places there are. */
export const countPlaces = async (tx: Tx): Promise<number> =>
  (await tx.select({ count: count() }).from(places))[0]?.count ?? 0;

/** Makes places; their keys by slug. */
export const insertPlaces = async (tx: Tx, rows: NewPlace[]): Promise<ReadonlyMap<string, bigint>> => {
  const inserted = await tx.insert(places).values(rows).returning({ id: places.id, slug: places.slug });
  return new Map(inserted.map(({ slug, id }) => [slug, id]));
};

export const insertTopics = async (tx: Tx, rows: (typeof topics.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(topics).values(rows);
};

export const insertStreets = async (tx: Tx, rows: (typeof streets.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await tx.insert(streets).values(rows);
};
