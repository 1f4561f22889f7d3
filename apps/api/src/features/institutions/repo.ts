import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { institutionPlaces, institutions } from './tables.ts';

/** Makes institutions; their keys by slug. */
export const insertInstitutions = async (
  tx: Tx,
  rows: (typeof institutions.$inferInsert)[],
): Promise<ReadonlyMap<string, bigint>> => {
  if (rows.length === 0) return new Map();
  const inserted = await tx
    .insert(institutions)
    .values(rows)
    .returning({ id: institutions.id, slug: institutions.slug });
  return new Map(inserted.map(({ slug, id }) => [slug, id]));
};

/** Says which places institutions serve. */
export const insertInstitutionPlaces = async (
  tx: Tx,
  rows: (typeof institutionPlaces.$inferInsert)[],
): Promise<void> => {
  if (rows.length > 0) await tx.insert(institutionPlaces).values(rows);
};

/** All institutions, which nobody else adds to until the transaction ends. */
export const lockInstitutions = async (tx: Tx) => {
  await tx.execute(sql`lock table ${institutions} in share row exclusive mode`);
  return tx.select().from(institutions);
};

/** The institution, which nobody else changes until the transaction ends; null: there is none. */
export const lockInstitution = async (tx: Tx, slug: string) =>
  (await tx.select().from(institutions).where(eq(institutions.slug, slug)).for('no key update'))[0] ?? null;

export const updateInstitution = async (
  tx: Tx,
  id: bigint,
  change: Partial<typeof institutions.$inferInsert>,
): Promise<void> => {
  await tx.update(institutions).set(change).where(eq(institutions.id, id));
};

/** Says which places an institution serves, and no other. */
export const servePlaces = async (tx: Tx, institutionId: bigint, placeIds: readonly bigint[]): Promise<void> => {
  await tx
    .delete(institutionPlaces)
    .where(
      and(eq(institutionPlaces.institutionId, institutionId), notInArray(institutionPlaces.placeId, [...placeIds])),
    );
  await tx
    .insert(institutionPlaces)
    .values(placeIds.map((placeId) => ({ institutionId, placeId })))
    .onConflictDoNothing();
};
