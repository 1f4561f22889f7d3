import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { StairwellRow } from './queries-stairwells.ts';
import { insertMembership, setHomeIfNone } from './repo.ts';
import { memberships, stairwellCodes } from './tables.ts';

type NewStairwell = Omit<typeof stairwellCodes.$inferInsert, 'id' | 'uses' | 'withdrawnAt'>;

/** The inside key of the new code. */
export const insertStairwell = async (tx: Tx, row: NewStairwell): Promise<bigint> => {
  const [inserted] = await tx.insert(stairwellCodes).values(row).returning({ id: stairwellCodes.id });
  if (inserted === undefined) throw new Error('a stairwell code was not inserted');
  return inserted.id;
};

export const stairwellByKey = async (tx: Tx, id: bigint): Promise<StairwellRow> => {
  const [row] = await tx.select().from(stairwellCodes).where(eq(stairwellCodes.id, id));
  if (row === undefined) throw new Error('a stairwell code is gone');
  return row;
};

/** Reads a code and holds it: of many who use it at once each sees how often it was used before. */
export const lockStairwell = async (tx: Tx, id: bigint): Promise<StairwellRow> => {
  const [row] = await tx.select().from(stairwellCodes).where(eq(stairwellCodes.id, id)).for('no key update');
  if (row === undefined) throw new Error('a stairwell code is gone');
  return row;
};

/** Counts one who has joined. Needs `lockStairwell` before. */
export const countUse = async (tx: Tx, id: bigint): Promise<void> => {
  await tx
    .update(stairwellCodes)
    .set({ uses: sql`${stairwellCodes.uses} + 1` })
    .where(eq(stairwellCodes.id, id));
};

/** Takes a code back; false where that was done before. */
export const withdrawStairwell = async (tx: Tx, id: bigint, now: Date): Promise<boolean> => {
  const withdrawn = await tx
    .update(stairwellCodes)
    .set({ withdrawnAt: now })
    .where(and(eq(stairwellCodes.id, id), isNull(stairwellCodes.withdrawnAt)))
    .returning({ id: stairwellCodes.id });
  return withdrawn.length > 0;
};

/** Whether this person is known to live in an estate; null: no member. */
export const readVerified = async (tx: Tx, userId: bigint, placeId: bigint): Promise<boolean | null> =>
  (
    await tx
      .select({ verified: memberships.verified })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), eq(memberships.placeId, placeId)))
  )[0]?.verified ?? null;

interface Neighbour {
  readonly userId: bigint;
  readonly placeId: bigint;
  readonly now: Date;
}

/** Makes someone a member who is known to live there; home where they have no other. Needs `lockAccount` before. */
export const insertVerified = async (tx: Tx, { userId, placeId, now }: Neighbour): Promise<void> => {
  await insertMembership(tx, { userId, placeId, roles: ['resident'], now });
  await tx
    .update(memberships)
    .set({ verified: true })
    .where(and(eq(memberships.userId, userId), eq(memberships.placeId, placeId)));
  await setHomeIfNone(tx, userId, placeId);
};

/** Forgets codes that ended before `before`. */
export const forgetStairwells = async (db: Db, before: Date): Promise<void> => {
  await db
    .delete(stairwellCodes)
    .where(or(lt(stairwellCodes.expiresAt, before), lt(stairwellCodes.withdrawnAt, before)));
};
