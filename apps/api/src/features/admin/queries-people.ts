import { and, count, desc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';
import type { StaffRole } from '@moja-ulica/shared/admin/limits.ts';
import type { PlaceRole } from '@moja-ulica/shared/policy.ts';
import type { Db } from '../../platform/db/database.ts';
import { olderThan } from '../../platform/db/last-shown.ts';
import { memberships, places, type Localized } from '../estates/tables.ts';
import { sessions, users } from '../identity/tables.ts';
import { institutions, liaisons } from '../institutions/tables.ts';
import { posts } from '../threads/tables.ts';

/** One level deeper drizzle writes the columns of a subquery with their tables. */
const qualified = <T>(field: SQL<T>): SQL<T> => sql<T>`${field}`;

const placesAsJson = qualified<{ place: string; name: string; roles: PlaceRole[] }[]>(sql`coalesce((
  select json_agg(json_build_object('place', ${places.slug}, 'name', ${places.name}, 'roles', ${memberships.roles})
    order by ${places.position}, ${places.slug})
  from ${memberships} join ${places} on ${places.id} = ${memberships.placeId}
  where ${memberships.userId} = ${users.id}), '[]'::json)`);

const institutionsAsJson = qualified<{ institution: string; name: Localized; unit: string | null }[]>(sql`coalesce((
  select json_agg(json_build_object('institution', ${institutions.slug}, 'name', ${institutions.name}, 'unit', ${liaisons.unit})
    order by ${institutions.slug})
  from ${liaisons} join ${institutions} on ${institutions.id} = ${liaisons.institutionId}
  where ${liaisons.userId} = ${users.id}), '[]'::json)`);

const columns = {
  key: users.id,
  id: users.publicId,
  handle: users.handle,
  displayName: users.displayName,
  email: users.email,
  emailConfirmedAt: users.emailConfirmedAt,
  admin: users.admin,
  registeredAt: users.registeredAt,
  suspendedUntil: users.suspendedUntil,
  places: placesAsJson,
  institutions: institutionsAsJson,
};

const selectPeople = (db: Db) => db.select(columns).from(users);

export type PersonRow = Awaited<ReturnType<typeof selectPeople>>[number];

/** Beginnings of words, all of which must be there: what `users_search` answers. */
const prefixes = (search: string): string =>
  (search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word}:*`).join(' & ');

const matches = (search: string): SQL =>
  search.includes('@')
    ? sql`${users.email} = ${search.trim().toLowerCase()}`
    : sql`to_tsvector('simple', translate(coalesce(${users.displayName}, '') || ' ' || coalesce(${users.handle}, ''), '-', ' ')) @@ to_tsquery('simple', ${prefixes(search)})`;

export interface PeopleFilter {
  readonly search?: string | undefined;
  /** `any`: whoever is more than a resident. */
  readonly role?: StaffRole | 'any' | undefined;
  /** Slugs. */
  readonly place?: string | undefined;
  readonly institution?: string | undefined;
}

/** The place counts for who moderates or helps there; with no such role, for who belongs there at all. */
const holds = ({ role, place, institution }: PeopleFilter): (SQL | undefined)[] => {
  const there = place === undefined ? undefined : sql`${places.slug} = ${place}`;
  const duty = role === 'animator' || role === 'moderator' ? sql`${role} = any (${memberships.roles})` : undefined;
  // Those with duties are few, and have an index of their own.
  const few = duty === undefined ? undefined : sql`not (${memberships.roles} <@ array['resident'])`;
  return [
    role === 'admin' ? sql`${users.admin}` : undefined,
    role === 'any'
      ? sql`${users.id} in (
          select u.id from users u where u.admin
          union select ${memberships.userId} from ${memberships} where not (${memberships.roles} <@ array['resident'])
          union select ${liaisons.userId} from ${liaisons})`
      : undefined,
    there === undefined && duty === undefined
      ? undefined
      : sql`${users.id} in (select ${memberships.userId} from ${memberships}
          join ${places} on ${places.id} = ${memberships.placeId} where ${and(few, duty, there)})`,
    role !== 'liaison' && institution === undefined
      ? undefined
      : sql`${users.id} in (select ${liaisons.userId} from ${liaisons}
          join ${institutions} on ${institutions.id} = ${liaisons.institutionId}
          where ${institution === undefined ? sql`true` : sql`${institutions.slug} = ${institution}`})`,
  ];
};

interface ListPeople {
  readonly filter: PeopleFilter;
  /** Public id of the last one shown. */
  readonly after: string | null;
  readonly limit: number;
}

/** Accounts that are there, the newest first. */
export const readPeople = (db: Db, { filter, after, limit }: ListPeople): Promise<PersonRow[]> =>
  selectPeople(db)
    .where(
      and(
        isNull(users.deletedAt),
        filter.search === undefined ? undefined : matches(filter.search),
        ...holds(filter),
        olderThan(users, after),
      ),
    )
    .orderBy(desc(users.id))
    .limit(limit);

/** One account by public id; null: there is none. */
export const readPerson = async (db: Db, publicId: string): Promise<PersonRow | null> =>
  (await selectPeople(db).where(and(eq(users.publicId, publicId), isNull(users.deletedAt))))[0] ?? null;

/** Devices signed in, and what was written. */
export const readStanding = async (db: Db, userId: bigint, now: Date) => {
  const [devices] = await db
    .select({ count: count() })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
  const [written] = await db
    .select({ posts: count(), hidden: sql<number>`(count(*) filter (where ${posts.state} = 'hidden'))::int` })
    .from(posts)
    .where(eq(posts.authorId, userId));
  return {
    sessionCount: devices?.count ?? 0,
    postCount: written?.posts ?? 0,
    hiddenPostCount: written?.hidden ?? 0,
  };
};
