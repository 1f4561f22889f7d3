import type { SQL } from 'drizzle-orm';
import type { Db } from './database.ts';

/** Runs SQL that the query builder cannot say and gives its rows, in the same shape on both drivers. */
export const executeRows = async (db: Db, query: SQL): Promise<readonly Record<string, unknown>[]> => {
  const result: unknown = await db.execute(query);
  if (typeof result !== 'object' || result === null || !('rows' in result) || !Array.isArray(result.rows)) {
    throw new TypeError('The database driver answered without rows');
  }
  const rows: readonly Record<string, unknown>[] = result.rows;
  return rows;
};
