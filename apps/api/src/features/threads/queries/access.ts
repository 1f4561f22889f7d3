import { asc, eq, sql } from 'drizzle-orm';
import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { Actor } from '@moja-ulica/shared/policy.ts';
import type { Db } from '../../../platform/db/database.ts';
import { places } from '../../estates/tables.ts';
import type { ListedPlace } from '../../institutions/index.ts';
import { threads } from '../tables.ts';

export type PlaceRow = ListedPlace;

/** What must be known of a thread before anything of it is shown. */
export interface ThreadAccess {
  readonly key: bigint;
  readonly version: number;
  readonly lastNumber: number;
  readonly locked: boolean;
  readonly place: PlaceRow;
}

/** What policies ask about a place; for a select that joins it. */
export const placeColumns = {
  key: places.id,
  slug: places.slug,
  kind: places.kind,
  visibility: places.visibility,
  joining: places.joining,
};

/** By public id; null: no such thread. */
export const prepareThreadAccess = (db: Db) => {
  const statement = db
    .select({
      key: threads.id,
      version: threads.version,
      lastNumber: threads.lastNumber,
      locked: threads.locked,
      place: placeColumns,
    })
    .from(threads)
    .innerJoin(places, eq(places.id, threads.placeId))
    .where(eq(threads.publicId, sql.placeholder('thread')))
    .prepare('thread_access');
  return async (thread: string): Promise<ThreadAccess | null> => (await statement.execute({ thread }))[0] ?? null;
};

/** Places whose forums the person may read. */
export const readablePlaces = async (db: Db, actor: Actor): Promise<readonly PlaceRow[]> => {
  const all = await db.select(placeColumns).from(places).orderBy(asc(places.id));
  return all.filter((place) => mayReadPlace(actor, place).allow);
};

/** Inside keys of places whose forums the person may not read. */
export const closedPlaceKeys = async (db: Db, actor: Actor): Promise<bigint[]> => {
  const all = await db.select(placeColumns).from(places);
  return all.filter((place) => !mayReadPlace(actor, place).allow).map(({ key }) => key);
};

/** Inside keys of places whose forums the person may read, for a condition on `threads.placeId`. */
export const readablePlaceKeys = async (db: Db, actor: Actor): Promise<bigint[]> =>
  (await readablePlaces(db, actor)).map(({ key }) => key);
