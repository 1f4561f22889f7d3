import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { institutionPlaces, institutions, liaisons } from './tables.ts';

/** Whether somebody answers for the institution of the outer query, who may write now: without that there is no promise. */
const isAnswered = (now: Date): SQL<boolean> => sql`exists (
  select 1 from ${liaisons} join ${users} on ${users.id} = ${liaisons.userId}
  where ${liaisons.institutionId} = ${institutions.id} and ${users.deletedAt} is null
    and (${users.suspendedUntil} is null or ${users.suspendedUntil} <= ${now.toISOString()}::timestamptz))`;

const columnsAt = (now: Date) => ({
  id: institutions.id,
  slug: institutions.slug,
  kind: institutions.kind,
  name: institutions.name,
  description: institutions.description,
  promiseDays: sql<number | null>`case when ${isAnswered(now)} then ${institutions.promiseDays} end`,
});

/** Institutions that serve a place; `promiseDays` is null where nobody answers for one yet. */
export const readInstitutionsServing = (db: Db, placeId: bigint, now: Date) =>
  db
    .select(columnsAt(now))
    .from(institutions)
    .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, institutions.id))
    .where(eq(institutionPlaces.placeId, placeId));

export type InstitutionRow = Awaited<ReturnType<typeof readInstitutionsServing>>[number];

interface Serving {
  readonly slug: string;
  readonly placeId: bigint;
}

/** The institution by that slug if it serves the place, or null: a matter there can be assigned to it. */
export const institutionServing = async (
  db: Db,
  { slug, placeId }: Serving,
  now: Date,
): Promise<InstitutionRow | null> => {
  const rows = await db
    .select(columnsAt(now))
    .from(institutions)
    .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, institutions.id))
    .where(and(eq(institutions.slug, slug), eq(institutionPlaces.placeId, placeId)));
  return rows[0] ?? null;
};

interface OfficialVoice {
  readonly institution: string;
  readonly placeId: bigint;
  readonly userId: bigint;
}

/** Key of the institution and the unit that this liaison answers from; null where they may not speak for it in the place. */
export const institutionForOfficialAnswer = async (
  db: Db,
  { institution, placeId, userId }: OfficialVoice,
): Promise<{ readonly id: bigint; readonly unit: string | null } | null> => {
  const rows = await db
    .select({ id: institutions.id, unit: liaisons.unit })
    .from(institutions)
    .innerJoin(institutionPlaces, eq(institutionPlaces.institutionId, institutions.id))
    .innerJoin(liaisons, eq(liaisons.institutionId, institutions.id))
    .innerJoin(users, eq(users.id, liaisons.userId))
    .where(
      and(
        eq(institutions.slug, institution),
        eq(institutionPlaces.placeId, placeId),
        eq(liaisons.userId, userId),
        isNull(users.deletedAt),
      ),
    );
  return rows[0] ?? null;
};
