import { sql } from 'drizzle-orm';
import type { DatabaseActs } from './database.ts';

/** See `DatabaseActs.notify`: the same statement in both databases. */
export const notify: DatabaseActs['notify'] = async (tx, channel, payloads) => {
  await tx.execute(sql`select pg_notify(${channel}, payload) from unnest(${sql.param(payloads)}::text[]) as payload`);
};
