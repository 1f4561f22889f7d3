import { eq, max, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { hasSqlState, sqlState } from '../../platform/db/sql-state.ts';
import type { PlaceRow } from './queries.ts';
import { places, streets, topics, type Localized } from './tables.ts';

/** The place, which nobody else changes until the transaction ends; null: there is none. */
export const lockPlace = async (tx: Tx, slug: string): Promise<PlaceRow | null> =>
  (await tx.select().from(places).where(eq(places.slug, slug)).for('no key update'))[0] ?? null;

/** All places, in no order, which nobody else adds to or changes until the transaction ends. */
export const lockPlaces = async (tx: Tx): Promise<PlaceRow[]> => {
  await tx.execute(sql`lock table ${places} in share row exclusive mode`);
  return tx.select().from(places);
};

type NewPlace = Omit<typeof places.$inferInsert, 'kind'>;

export const insertEstate = async (tx: Tx, estate: NewPlace): Promise<bigint> => {
  const [row] = await tx
    .insert(places)
    .values({ ...estate, kind: 'estate' })
    .returning({ id: places.id });
  if (!row) throw new Error('a place was not inserted');
  return row.id;
};

export const updatePlace = async (tx: Tx, id: bigint, change: Partial<typeof places.$inferInsert>): Promise<void> => {
  await tx.update(places).set(change).where(eq(places.id, id));
};

export const topicsOf = (tx: Tx, placeId: bigint) => tx.select().from(topics).where(eq(topics.placeId, placeId));

export const insertTopic = async (
  tx: Tx,
  topic: { readonly placeId: bigint; readonly slug: string; readonly name: Localized },
): Promise<bigint> => {
  const [last] = await tx
    .select({ position: max(topics.position) })
    .from(topics)
    .where(eq(topics.placeId, topic.placeId));
  const [row] = await tx
    .insert(topics)
    .values({ ...topic, position: (last?.position ?? -1) + 1 })
    .returning({ id: topics.id });
  if (!row) throw new Error('a topic was not inserted');
  return row.id;
};

export const updateTopic = async (
  tx: Tx,
  id: bigint,
  change: { readonly name: Localized } | { readonly position: number },
): Promise<void> => {
  await tx.update(topics).set(change).where(eq(topics.id, id));
};

/** False where something still refers to it. */
const deleted = async (statement: Promise<unknown>): Promise<boolean> => {
  try {
    await statement;
    return true;
  } catch (error) {
    if (hasSqlState(error, sqlState.foreignKeyViolation)) return false;
    throw error;
  }
};

/**
 * Removes a topic; false where threads have it, and then the transaction cannot go on. What refers to it is found by the keys
 * of the tables, whosoever they are.
 */
export const deleteTopic = (tx: Tx, id: bigint): Promise<boolean> =>
  deleted(Promise.resolve(tx.delete(topics).where(eq(topics.id, id))));

export const streetsOf = (tx: Tx, placeId: bigint) => tx.select().from(streets).where(eq(streets.placeId, placeId));

export const updateStreet = async (tx: Tx, id: bigint, name: string): Promise<void> => {
  await tx.update(streets).set({ name }).where(eq(streets.id, id));
};

/** As `deleteTopic`. */
export const deleteStreet = (tx: Tx, id: bigint): Promise<boolean> =>
  deleted(Promise.resolve(tx.delete(streets).where(eq(streets.id, id))));
