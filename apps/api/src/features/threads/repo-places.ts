import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { AppError } from '../../platform/errors.ts';
import { places, streets, topics } from '../estates/tables.ts';
import { placeColumns } from './queries/access.ts';

/** Throws `place_not_found`. */
export const loadPlace = async (tx: Tx, slug: string) => {
  const [row] = await tx
    .select({ ...placeColumns, timeZone: places.timeZone })
    .from(places)
    .where(eq(places.slug, slug));
  if (!row) throw new AppError('place_not_found');
  return row;
};

/** Throws `topic_not_found`. */
export const topicKey = async (tx: Tx, placeKey: bigint, slug: string): Promise<bigint> => {
  const [row] = await tx
    .select({ key: topics.id })
    .from(topics)
    .where(and(eq(topics.placeId, placeKey), eq(topics.slug, slug)));
  if (!row) throw new AppError('topic_not_found');
  return row.key;
};

/** Throws `street_not_found` unless all of them are streets of the place. */
export const streetKeys = async (tx: Tx, placeKey: bigint, slugs: readonly string[]): Promise<bigint[]> => {
  if (slugs.length === 0) return [];
  const found = await tx
    .select({ key: streets.id })
    .from(streets)
    .where(and(eq(streets.placeId, placeKey), inArray(streets.slug, [...slugs])));
  if (found.length !== slugs.length) throw new AppError('street_not_found');
  return found.map(({ key }) => key);
};
