import type { Db } from '../../platform/db/database.ts';
import { readStreets } from './queries.ts';
import { slugOrNull } from './written.ts';

interface KnownStreets {
  readonly count: number;
  /** Names by slugs: by the one in addresses, and by the one that the name makes now. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The streets of a place as a list would call them. A file of places gives them slugs of its own, and a renamed street keeps
 * the one it had: both are known by their names, too.
 */
export const knownStreets = async (db: Db, placeId: bigint): Promise<KnownStreets> => {
  const rows = await readStreets(db, placeId);
  const names = new Map(rows.map(({ slug, name }) => [slug, name]));
  for (const { name } of rows) {
    const slug = slugOrNull(name);
    if (slug !== null && !names.has(slug)) names.set(slug, name);
  }
  return { count: rows.length, names };
};
