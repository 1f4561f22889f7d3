import { createHash } from 'node:crypto';
import type { Db as JobStore } from 'pg-boss';
import type { Tx } from './database.ts';

/**
 * Lets pg-boss write inside our transactions, so that a job exists if and only if one commits. Its statements are prepared,
 * since the server plans them for longer than it runs them; there are a few texts for each queue.
 */
export const createJobStores = (): ((tx: Tx) => JobStore) => {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `jobs_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    names.set(text, name);
    return name;
  };
  return (tx) => ({
    executeSql: async (text, values = []) => {
      const statement = tx._.session.prepareQuery({ sql: text, params: values }, undefined, nameOf(text), false);
      const result: unknown = await statement.execute();
      if (typeof result !== 'object' || result === null || !('rows' in result) || !Array.isArray(result.rows)) {
        throw new TypeError('The database driver answered without rows');
      }
      return { rows: result.rows };
    },
  });
};
