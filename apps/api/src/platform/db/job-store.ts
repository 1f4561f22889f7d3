import { is, SQL, sql } from 'drizzle-orm';
import { fromDrizzle, type Db as JobStore } from 'pg-boss';
import type { Tx } from './database.ts';

/** Lets pg-boss write inside our transaction, so that a job exists if and only if that commits. */
export const jobStoreIn = (tx: Tx): JobStore =>
  fromDrizzle(
    {
      execute: async (query) => {
        if (!is(query, SQL)) throw new TypeError('Expected SQL');
        const result: unknown = await tx.execute(query);
        if (typeof result !== 'object' || result === null || !('rows' in result) || !Array.isArray(result.rows)) {
          throw new TypeError('The database driver answered without rows');
        }
        return { rows: result.rows };
      },
    },
    sql,
  );
