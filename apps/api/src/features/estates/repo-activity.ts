import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/statement.ts';
import { places } from './tables.ts';

const touched = statement((db) =>
  db
    .update(places)
    .set({
      threadCount: sql`${places.threadCount} + ${sql.placeholder('threads')}`,
      lastActivityAt: sql`greatest(${places.lastActivityAt}, ${sql.placeholder('at')}::timestamptz)`,
    })
    .where(eq(places.id, sql.placeholder('place')))
    .prepare('estates_touch_place'),
);

/** What `threads` says of a place: threads more, and when somebody wrote. Last in a transaction: all of a place's writers wait for this row. */
export const touchPlace = async (
  tx: Tx,
  place: bigint,
  { threads: added, at }: { readonly threads: number; readonly at: Date },
): Promise<void> => {
  await touched(tx).execute({ place, threads: added, at: at.toISOString() });
};
