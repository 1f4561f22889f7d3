import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { Db } from '../../platform/db/database.ts';
import { newerThan } from '../../platform/db/last-shown.ts';
import { users } from '../identity/tables.ts';
import { joinRequests, memberships, places } from './tables.ts';

export type RequestRow = typeof joinRequests.$inferSelect;

/** The newest request of a person for each estate, with its slug. */
export const newestRequestsOf = (db: Db, userId: bigint) =>
  db
    .selectDistinctOn([joinRequests.placeId], { request: joinRequests, place: places.slug })
    .from(joinRequests)
    .innerJoin(places, eq(places.id, joinRequests.placeId))
    .where(eq(joinRequests.userId, userId))
    .orderBy(joinRequests.placeId, desc(joinRequests.id));

/** The newest request of a person for an estate, or null. */
export const newestRequest = async (db: Db, userId: bigint, placeId: bigint): Promise<RequestRow | null> =>
  (
    await db
      .select()
      .from(joinRequests)
      .where(and(eq(joinRequests.userId, userId), eq(joinRequests.placeId, placeId)))
      .orderBy(desc(joinRequests.id))
      .limit(1)
  )[0] ?? null;

interface ListOptions {
  readonly placeId: bigint;
  /** Public id of the last one shown. */
  readonly after: string | null;
  readonly limit: number;
}

/** Who waits, the first first; accounts that are gone are left out. */
export const waitingRequests = (db: Db, { placeId, after, limit }: ListOptions) =>
  db
    .select({
      request: joinRequests,
      handle: users.handle,
      displayName: users.displayName,
      registeredAt: users.registeredAt,
    })
    .from(joinRequests)
    .innerJoin(users, and(eq(users.id, joinRequests.userId), isNull(users.deletedAt)))
    .where(
      and(
        eq(joinRequests.placeId, placeId),
        // Written out, so that the partial index made for this is seen to fit.
        sql`${joinRequests.state} = 'open'`,
        newerThan(joinRequests, after),
      ),
    )
    .orderBy(asc(joinRequests.id))
    .limit(limit);

export type WaitingRow = Awaited<ReturnType<typeof waitingRequests>>[number];

/** A request for this estate with who made it; null where there is none, or its account is gone. */
export const findRequest = async (db: Db, placeId: bigint, publicId: string) =>
  (
    await db
      .select({
        id: joinRequests.id,
        userId: joinRequests.userId,
        person: users.publicId,
        email: users.email,
        locale: users.locale,
      })
      .from(joinRequests)
      .innerJoin(users, and(eq(users.id, joinRequests.userId), isNull(users.deletedAt)))
      .where(and(eq(joinRequests.publicId, publicId), eq(joinRequests.placeId, placeId)))
  )[0] ?? null;

/** Who may be asked to decide requests for this estate, as far as roles tell (inside keys): the policy says who of them does. */
export const requestDeciders = async (db: Db, placeId: bigint): Promise<bigint[]> =>
  (
    await union(
      db
        .select({ id: memberships.userId })
        .from(memberships)
        .where(and(eq(memberships.placeId, placeId), sql`'moderator' = any (${memberships.roles})`)),
      db
        .select({ id: users.id })
        .from(users)
        .where(sql`${users.admin}`),
    )
  ).map(({ id }) => id);
