import { and, eq, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/database.ts';
import { newPublicId } from '../../platform/ids.ts';
import type { ExportRow } from './queries.ts';
import { dataExports, exportPieces } from './tables.ts';

/** A new export that waits to be made. */
export const insertExport = async (tx: Tx, userId: bigint, now: Date) => {
  const [row] = await tx
    .insert(dataExports)
    .values({ publicId: newPublicId(), userId, state: 'waiting', askedAt: now })
    .returning({ id: dataExports.id, publicId: dataExports.publicId });
  if (row === undefined) throw new Error('The export was not written');
  return row;
};

/** One try to make an export; what it writes counts only while no later one has begun. */
export interface Attempt {
  readonly id: bigint;
  readonly attempt: number;
}

/**
 * Begins to make an export that waits, or whose maker has been silent since `silentSince`: what an earlier try wrote is
 * gone. Null when there is nothing to do.
 */
export const beginAttempt = async (
  tx: Tx,
  publicId: string,
  { now, silentSince, partsTotal }: { readonly now: Date; readonly silentSince: Date; readonly partsTotal: number },
): Promise<ExportRow | null> => {
  const [row] = await tx
    .update(dataExports)
    .set({
      state: 'working',
      attempt: sql`${dataExports.attempt} + 1`,
      beatAt: now,
      partsDone: 0,
      partsTotal,
      entries: 0,
    })
    .where(
      and(
        eq(dataExports.publicId, publicId),
        or(
          eq(dataExports.state, 'waiting'),
          and(eq(dataExports.state, 'working'), lt(dataExports.beatAt, silentSince)),
        ),
      ),
    )
    .returning();
  if (row === undefined) return null;
  await tx.delete(exportPieces).where(eq(exportPieces.exportId, row.id));
  return row;
};

const current = ({ id, attempt }: Attempt) =>
  and(eq(dataExports.id, id), eq(dataExports.attempt, attempt), eq(dataExports.state, 'working'));

/** Says how far it is; false when another try has begun meanwhile or the export is gone. */
export const beat = async (
  tx: Tx,
  attempt: Attempt,
  progress: { readonly partsDone: number; readonly entries: number; readonly now: Date },
): Promise<boolean> => {
  const { now, ...done } = progress;
  const rows = await tx
    .update(dataExports)
    .set({ ...done, beatAt: now })
    .where(current(attempt))
    .returning({ id: dataExports.id });
  return rows.length > 0;
};

/** Keeps a piece; false when another try has begun meanwhile or the export is gone. */
export const keepPiece = async (tx: Tx, attempt: Attempt, position: number, bytes: Uint8Array): Promise<boolean> => {
  const held = await tx.select({ id: dataExports.id }).from(dataExports).where(current(attempt)).for('no key update');
  if (held.length === 0) return false;
  await tx.insert(exportPieces).values({ exportId: attempt.id, position, bytes });
  return true;
};

/** Makes it ready to be downloaded until then; false when another try has begun meanwhile or the export is gone. */
export const finishAttempt = async (
  tx: Tx,
  attempt: Attempt,
  ready: { readonly bytes: number; readonly entries: number; readonly readyAt: Date; readonly expiresAt: Date },
): Promise<boolean> => {
  const rows = await tx
    .update(dataExports)
    .set({ ...ready, state: 'ready', partsDone: sql`${dataExports.partsTotal}` })
    .where(current(attempt))
    .returning({ id: dataExports.id });
  return rows.length > 0;
};

/** A try has failed: another may begin at once, unless there were enough. */
export const failAttempt = async (tx: Tx, attempt: Attempt, last: boolean): Promise<void> => {
  await tx
    .update(dataExports)
    .set({ state: last ? 'failed' : 'waiting' })
    .where(current(attempt));
};

const remove = async (tx: Tx, ids: readonly bigint[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .update(dataExports)
    .set({ state: 'removed' })
    .where(inArray(dataExports.id, [...ids]));
  await tx.delete(exportPieces).where(inArray(exportPieces.exportId, [...ids]));
};

/** A newer one is ready: the others of this person are removed. */
export const removeOlderExports = async (tx: Tx, userId: bigint, newest: bigint): Promise<void> => {
  const rows = await tx
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(
      and(eq(dataExports.userId, userId), ne(dataExports.id, newest), sql`${dataExports.state} in ('ready', 'failed')`),
    );
  await remove(
    tx,
    rows.map(({ id }) => id),
  );
};

/** Removes what has expired, some at a time; gives how many. */
export const removeExpiredExports = async (tx: Tx, now: Date, limit: number): Promise<number> => {
  const rows = await tx
    .select({ id: dataExports.id })
    .from(dataExports)
    .where(and(eq(dataExports.state, 'ready'), lte(dataExports.expiresAt, now)))
    .limit(limit)
    .for('no key update', { skipLocked: true });
  await remove(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.length;
};

/** Forgets exports that were asked for before `before`, some at a time; gives how many. */
export const forgetExports = async (tx: Tx, before: Date, limit: number): Promise<number> => {
  const some = tx.select({ id: dataExports.id }).from(dataExports).where(lt(dataExports.askedAt, before)).limit(limit);
  const gone = await tx.delete(dataExports).where(inArray(dataExports.id, some)).returning({ id: dataExports.id });
  return gone.length;
};

/** All that one person has asked for, with its bytes. */
export const forgetExportsOf = async (tx: Tx, userId: bigint): Promise<void> => {
  await tx.delete(dataExports).where(eq(dataExports.userId, userId));
};
