import { and, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/statement.ts';
import { sessions, users } from '../identity/tables.ts';
import { memberships, places } from '../estates/tables.ts';
import { institutionPlaces, institutions, liaisons } from './tables.ts';

/** A membership as JSON of the database. */
interface MembershipFacts {
  readonly place: string;
  readonly home: boolean;
  readonly roles: PlaceRole[];
  readonly verified: boolean;
}

/** For whom someone speaks, as JSON of the database; `name` in the language of the site. */
interface LiaisonFacts {
  readonly institution: string;
  readonly name: string;
  readonly places: string[];
}

/**
 * In a select from a single table drizzle writes the columns of a field without their table: inside a subquery they would
 * then name its own tables. One level deeper it leaves them whole.
 */
const qualified = <T>(field: SQL<T>): SQL<T> => sql<T>`${field}`;

/** Of the user in the outer query, in the order of the places. */
const membershipsAsJson: SQL<MembershipFacts[]> = qualified(sql`coalesce((
  select json_agg(json_build_object('place', ${places.slug}, 'home', ${memberships.home}, 'roles', ${memberships.roles}, 'verified', ${memberships.verified})
    order by ${places.position}, ${places.slug})
  from ${memberships} join ${places} on ${places.id} = ${memberships.placeId}
  where ${memberships.userId} = ${users.id}), '[]'::json)`);

/** Of the user in the outer query, by name of the institution; an institution that serves no place is left out of nothing. */
const liaisonsAsJson: SQL<LiaisonFacts[]> = qualified(sql`coalesce((
  select json_agg(json_build_object('institution', ${institutions.slug}, 'name', ${institutions.name} ->> 'pl', 'places', coalesce((
      select json_agg(${places.slug} order by ${places.position}, ${places.slug})
      from ${institutionPlaces} join ${places} on ${places.id} = ${institutionPlaces.placeId}
      where ${institutionPlaces.institutionId} = ${institutions.id}), '[]'::json))
    order by ${institutions.slug})
  from ${liaisons} join ${institutions} on ${institutions.id} = ${liaisons.institutionId}
  where ${liaisons.userId} = ${users.id}), '[]'::json)`);

const selectAsker = (db: Db) =>
  db
    .select({
      userId: users.id,
      id: users.publicId,
      handle: users.handle,
      displayName: users.displayName,
      emailConfirmedAt: users.emailConfirmedAt,
      suspendedUntil: users.suspendedUntil,
      admin: users.admin,
      registeredAt: users.registeredAt,
      locale: users.locale,
      secondFactor: sessions.secondFactor,
      memberships: membershipsAsJson,
      liaisonFor: liaisonsAsJson,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.publicId, sql.placeholder('session')),
        eq(users.publicId, sql.placeholder('user')),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql.placeholder('now')),
        isNull(users.deletedAt),
      ),
    )
    .$dynamic();

export type AskerRow = Awaited<ReturnType<typeof selectAsker>>[number];

interface Credentials {
  readonly sessionId: string;
  readonly userId: string;
}

const asker = statement((db) => selectAsker(db).prepare('institutions_asker'));
const lockedAsker = statement((db) =>
  selectAsker(db).for('no key update', { of: users }).prepare('institutions_asker_lock'),
);

/** The one who asks, if this session lives and is theirs: one prepared statement. */
export const readAsker = async (db: Db, { sessionId, userId }: Credentials, now: Date): Promise<AskerRow | null> =>
  (await asker(db).execute({ session: sessionId, user: userId, now }))[0] ?? null;

/** The same, and the person's row is locked until the transaction ends. */
export const lockAsker = async (tx: Tx, { sessionId, userId }: Credentials, now: Date): Promise<AskerRow | null> =>
  (await lockedAsker(tx).execute({ session: sessionId, user: userId, now }))[0] ?? null;

const people = statement((db) =>
  db
    .select({
      key: users.id,
      id: users.publicId,
      handle: users.handle,
      displayName: users.displayName,
      email: users.email,
      locale: users.locale,
      emailConfirmedAt: users.emailConfirmedAt,
      suspendedUntil: users.suspendedUntil,
      admin: users.admin,
      leavesAt: users.leavesAt,
      memberships: membershipsAsJson,
      liaisonFor: liaisonsAsJson,
    })
    .from(users)
    .where(and(sql`${users.id} = any(${sql.placeholder('users')}::bigint[])`, isNull(users.deletedAt)))
    .prepare('institutions_people'),
);

/** All that each of these people (inside keys) sees of themselves, in no order, without accounts that are gone. */
export const readPeople = (db: Db, userIds: readonly bigint[]) => people(db).execute({ users: userIds });

/** Memberships of a person with all that policies ask about their places, in the order of the places. */
export const readMembershipsOf = (db: Db, userId: bigint) =>
  db
    .select({ place: places, roles: memberships.roles, verified: memberships.verified })
    .from(memberships)
    .innerJoin(places, eq(places.id, memberships.placeId))
    .where(eq(memberships.userId, userId))
    .orderBy(places.position, places.slug);

/** Institutions that a person speaks for, once for each place served, in the order of the places. */
export const readLiaisonsOf = (db: Db, userId: bigint) =>
  db
    .select({ place: places, institution: institutions.slug, name: institutions.name })
    .from(liaisons)
    .innerJoin(institutions, eq(institutions.id, liaisons.institutionId))
    .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, institutions.id))
    .innerJoin(places, eq(places.id, institutionPlaces.placeId))
    .where(eq(liaisons.userId, userId))
    .orderBy(institutions.slug, places.position, places.slug);
