import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutionPlaces, institutions, liaisons } from './tables.ts';

export type InstitutionRecord = typeof institutions.$inferSelect;

/** Every institution, in no order. */
export const readInstitutions = (db: Db): Promise<InstitutionRecord[]> => db.select().from(institutions);

/** One institution, or null. */
export const readInstitution = async (db: Db, slug: string): Promise<InstitutionRecord | null> =>
  (await db.select().from(institutions).where(eq(institutions.slug, slug)))[0] ?? null;

/** Places that institutions (inside keys) serve, in the town's order. */
export const placesServedBy = (db: Db, keys: readonly bigint[]) =>
  db
    .select({
      institution: institutionPlaces.institutionId,
      slug: places.slug,
      kind: places.kind,
      name: places.name,
    })
    .from(institutionPlaces)
    .innerJoin(places, eq(places.id, institutionPlaces.placeId))
    .where(inArray(institutionPlaces.institutionId, [...keys]))
    .orderBy(asc(places.kind), asc(places.position), asc(places.slug));

/** Who speaks for institutions (inside keys), in no order, without accounts that are gone. */
export const liaisonsOf = (db: Db, keys: readonly bigint[]) =>
  db
    .select({
      institution: liaisons.institutionId,
      id: users.publicId,
      handle: users.handle,
      displayName: users.displayName,
      unit: liaisons.unit,
      suspendedUntil: users.suspendedUntil,
    })
    .from(liaisons)
    .innerJoin(users, eq(users.id, liaisons.userId))
    .where(and(inArray(liaisons.institutionId, [...keys]), isNull(users.deletedAt)));

/** Keys of places by their slugs; those that there are not are missing. */
export const placeKeys = async (db: Db, slugs: readonly string[]): Promise<ReadonlyMap<string, bigint>> => {
  const rows = await db
    .select({ slug: places.slug, id: places.id })
    .from(places)
    .where(inArray(places.slug, [...slugs]));
  return new Map(rows.map(({ slug, id }) => [slug, id]));
};

/** Slugs of all institutions, in order. */
export const slugsOfInstitutions = async (db: Db): Promise<string[]> =>
  (await db.select({ slug: institutions.slug }).from(institutions).orderBy(asc(institutions.slug))).map(
    ({ slug }) => slug,
  );
