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
