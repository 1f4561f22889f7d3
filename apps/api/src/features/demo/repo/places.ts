import { count, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { memberships, places, streets, topics } from '../../estates/tables.ts';
import { users } from '../../identity/tables.ts';
import { institutions } from '../../institutions/tables.ts';
import { threads } from '../../threads/tables.ts';
import type { Names } from './threads.ts';

/** True once anybody has an account. */
export const hasPeople = async (tx: Db): Promise<boolean> =>
  (await tx.select({ id: users.id }).from(users).limit(1)).length > 0;

/** Inside keys of what the places file brought, by the names the demo uses. */
export const namesOf = async (tx: Tx): Promise<Omit<Names, 'people' | 'organisations'>> => {
  const placeRows = await tx.select({ id: places.id, slug: places.slug }).from(places);
  const institutionRows = await tx.select({ id: institutions.id, slug: institutions.slug }).from(institutions);
  const topicRows = await tx
    .select({ id: topics.id, name: sql<string>`${places.slug} || '/' || ${topics.slug}` })
    .from(topics)
    .innerJoin(places, eq(places.id, topics.placeId));
  const streetRows = await tx
    .select({ id: streets.id, name: sql<string>`${places.slug} || '/' || ${streets.slug}` })
    .from(streets)
    .innerJoin(places, eq(places.id, streets.placeId));
  return {
    places: new Map(placeRows.map(({ slug, id }) => [slug, id])),
    institutions: new Map(institutionRows.map(({ slug, id }) => [slug, id])),
    topics: new Map(topicRows.map(({ name, id }) => [name, id])),
    streets: new Map(streetRows.map(({ name, id }) => [name, id])),
  };
};

/** Counters that commands keep while people write. */
export const countPlaces = async (tx: Tx): Promise<void> => {
  const members = tx.select({ n: count() }).from(memberships).where(eq(memberships.placeId, places.id));
  const opened = tx.select({ n: count() }).from(threads).where(eq(threads.placeId, places.id));
  const latest = tx
    .select({ at: sql`max(${threads.lastActivityAt})` })
    .from(threads)
    .where(eq(threads.placeId, places.id));
  await tx.update(places).set({
    memberCount: sql`(${members})`,
    threadCount: sql`(${opened})`,
    lastActivityAt: sql`(${latest})`,
  });
};
