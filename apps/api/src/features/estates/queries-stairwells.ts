import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { olderThan } from '../../platform/db/last-shown.ts';
import { places, stairwellCodes } from './tables.ts';

export type StairwellRow = typeof stairwellCodes.$inferSelect;

interface ListOptions {
  readonly placeId: bigint;
  /** Public id of the last one shown. */
  readonly after: string | null;
  readonly limit: number;
  /** Only those that one can still join with at this moment. */
  readonly usableAt?: Date;
}

/** The codes of an estate, the newest first. */
export const listStairwells = (db: Db, { placeId, after, limit, usableAt }: ListOptions): Promise<StairwellRow[]> =>
  db
    .select()
    .from(stairwellCodes)
    .where(
      and(
        eq(stairwellCodes.placeId, placeId),
        olderThan(stairwellCodes, after),
        usableAt === undefined
          ? undefined
          : and(
              isNull(stairwellCodes.withdrawnAt),
              gt(stairwellCodes.expiresAt, usableAt),
              lt(stairwellCodes.uses, stairwellCodes.maxUses),
            ),
      ),
    )
    .orderBy(desc(stairwellCodes.id))
    .limit(limit);

/** A code of this estate by its public id, or null. */
export const findStairwell = async (db: Db, placeId: bigint, publicId: string): Promise<StairwellRow | null> =>
  (
    await db
      .select()
      .from(stairwellCodes)
      .where(and(eq(stairwellCodes.publicId, publicId), eq(stairwellCodes.placeId, placeId)))
  )[0] ?? null;

/** A code as it was typed in, with its estate; null where there is none. */
export const findCode = async (db: Db, code: string) =>
  (
    await db
      .select({ stairwell: stairwellCodes, place: places })
      .from(stairwellCodes)
      .innerJoin(places, eq(places.id, stairwellCodes.placeId))
      .where(eq(stairwellCodes.code, code))
  )[0] ?? null;
