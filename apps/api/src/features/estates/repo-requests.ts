import { and, eq, lt } from 'drizzle-orm';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { RequestRow } from './queries-requests.ts';
import { joinRequests } from './tables.ts';

type NewRequest = Pick<typeof joinRequests.$inferInsert, 'publicId' | 'userId' | 'placeId' | 'note' | 'createdAt'>;

/** The inside key of the new request. */
export const insertRequest = async (tx: Tx, row: NewRequest): Promise<bigint> => {
  const [inserted] = await tx.insert(joinRequests).values(row).returning({ id: joinRequests.id });
  if (inserted === undefined) throw new Error('a join request was not inserted');
  return inserted.id;
};

/** Reads a request and holds it, so that it is decided once. */
export const lockRequest = async (tx: Tx, id: bigint): Promise<RequestRow> => {
  const [row] = await tx.select().from(joinRequests).where(eq(joinRequests.id, id)).for('no key update');
  if (row === undefined) throw new Error('a join request is gone');
  return row;
};

interface Closing {
  readonly state: 'approved' | 'refused';
  readonly reason: string | null;
  readonly now: Date;
}

/** Needs `lockRequest` before. */
export const closeRequest = async (tx: Tx, id: bigint, { state, reason, now }: Closing): Promise<void> => {
  await tx.update(joinRequests).set({ state, reason, closedAt: now }).where(eq(joinRequests.id, id));
};

/** Takes back what somebody waits for: they say so, or have come in by another way. */
export const withdrawOpenRequest = async (tx: Tx, userId: bigint, placeId: bigint, now: Date): Promise<void> => {
  await tx
    .update(joinRequests)
    .set({ state: 'withdrawn', closedAt: now })
    .where(and(eq(joinRequests.userId, userId), eq(joinRequests.placeId, placeId), eq(joinRequests.state, 'open')));
};

/** Forgets requests that were closed before `before`. */
export const forgetRequests = async (db: Db, before: Date): Promise<void> => {
  await db.delete(joinRequests).where(lt(joinRequests.closedAt, before));
};
