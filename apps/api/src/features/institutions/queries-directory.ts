import { eq, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/statement.ts';
import { memberships, places, streets, topics } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { organisations } from '../organisations/tables.ts';
import { institutionPlaces, institutions, liaisons } from './tables.ts';

/** What policies ask about a place, and its inside key. */
const placeFacts = {
  key: places.id,
  slug: places.slug,
  kind: places.kind,
  visibility: places.visibility,
  joining: places.joining,
};

/** All that the directory is made of but for people's names, each in no order. */
export const readDirectory = async (db: Db) => {
  const [placeRows, topicRows, streetRows, institutionRows, organisationRows, admins, duties, voices] =
    await Promise.all([
      db.select({ ...placeFacts, name: places.name }).from(places),
      db.select({ key: topics.id, slug: topics.slug, name: topics.name }).from(topics),
      db.select({ key: streets.id, slug: streets.slug, name: streets.name }).from(streets),
      db.select({ key: institutions.id, slug: institutions.slug, name: institutions.name }).from(institutions),
      db.select({ key: organisations.id, slug: organisations.slug, name: organisations.name }).from(organisations),
      // Few among many people: this condition and the next are those of two indexes.
      db
        .select({ user: users.id })
        .from(users)
        .where(sql`${users.admin}`),
      db
        .select({ user: memberships.userId, place: memberships.placeId, roles: memberships.roles })
        .from(memberships)
        .where(sql`not (${memberships.roles} <@ array['resident'])`),
      db
        .select({ user: liaisons.userId, place: institutionPlaces.placeId })
        .from(liaisons)
        .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, liaisons.institutionId)),
    ]);
  return {
    places: placeRows,
    topics: topicRows,
    streets: streetRows,
    institutions: institutionRows,
    organisations: organisationRows,
    admins,
    duties,
    liaisons: voices,
  };
};

export type DirectoryRows = Awaited<ReturnType<typeof readDirectory>>;

/** Of the user in the outer query; see `memberships_verified`. One level deeper drizzle leaves the columns whole. */
const livesIn: SQL<string[]> = sql<string[]>`${sql`array(
  select ${memberships.placeId}::text from ${memberships} where ${memberships.userId} = ${users.id} and ${memberships.verified})`}`;

const namesOfPeople = statement((db) =>
  db
    .select({ key: users.id, handle: users.handle, displayName: users.displayName, livesIn })
    .from(users)
    .where(sql`${users.id} = any(${sql.placeholder('users')}::bigint[])`)
    .prepare('institutions_names_of_people'),
);

/** Handles and names of these people (inside keys) and where they are known to live, in no order; null in an account that is gone. */
export const readNamesOfPeople = (db: Db, keys: readonly bigint[]) =>
  namesOfPeople(db).execute({ users: `{${keys.join(',')}}` });

export type PersonRow = Awaited<ReturnType<typeof readNamesOfPeople>>[number];

const placeFactsBySlug = statement((db) =>
  db
    .select(placeFacts)
    .from(places)
    .where(eq(places.slug, sql.placeholder('slug')))
    .prepare('institutions_place_by_slug'),
);

/** What policies ask about a place; null: there is none. */
export const readPlaceFacts = async (db: Db, slug: string) => (await placeFactsBySlug(db).execute({ slug }))[0] ?? null;
