import type { Db } from '../../platform/db/database.ts';
import { readStreets } from './queries.ts';
import { slugOrNull } from './written.ts';

interface KnownStreets {
  readonly count: number;
  /** Names by slugs: by the one that the name makes now, and by the one in addresses where that is no other street's. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The streets of a place as a list would call them. A file of places gives them slugs of its own, and a renamed street keeps
 * the one it had: both are known by their names, too.
 */
export const knownStreets = async (db: Db, placeId: bigint): Promise<KnownStreets> => {
  const rows = await readStreets(db, placeId);
  const names = new Map<string, string>();
  for (const { name } of rows) {
    const slug = slugOrNull(name);
    if (slug !== null) names.set(slug, name);
  }
  for (const { slug, name } of rows) if (!names.has(slug)) names.set(slug, name);
  return { count: rows.length, names };
};
