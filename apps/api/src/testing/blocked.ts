import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Db } from '../platform/db/database.ts';
import { executeRows } from '../platform/db/rows.ts';

/** Waits, on PostgreSQL, until so many transactions of this database wait for locks that others hold. */
export const waitUntilBlocked = (db: Db, transactions: number): Promise<void> =>
  expect
    .poll(
      async () => {
        const [row] = await executeRows(
          db,
          sql`select count(*)::int as blocked from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return row?.['blocked'];
      },
      { interval: 10, timeout: 1500 },
    )
    .toBe(transactions);
