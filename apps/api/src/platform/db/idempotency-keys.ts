import { and, eq, lt } from 'drizzle-orm';
import type { Db, Tx } from './database.ts';
import { idempotencyKeys } from './tables.ts';

/** A creating request, as it can be known again. */
export interface CreatingRequest {
  /** Inside key of the user; keys of different users never meet. */
  readonly userId: bigint;
  readonly key: string;
  readonly operation: string;
  readonly fingerprint: string;
  readonly now: Date;
}

/** Stands in until the result is made; nobody else sees it, since both are written in one transaction. */
const noResultYet = 0n;

const isRow = ({ userId, key }: Pick<CreatingRequest, 'userId' | 'key'>) =>
  and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key));

/**
 * Takes the key for this transaction; false when it was taken before. The primary key makes a second transaction wait here
 * for the end of the first.
 */
export const claim = async (
  tx: Tx,
  { userId, key, operation, fingerprint, now }: CreatingRequest,
): Promise<boolean> => {
  const taken = await tx
    .insert(idempotencyKeys)
    .values({ userId, key, operation, fingerprint, resultId: noResultYet, createdAt: now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  return taken.length === 1;
};

export const setResult = async (tx: Tx, request: CreatingRequest, resultId: bigint): Promise<void> => {
  await tx.update(idempotencyKeys).set({ resultId }).where(isRow(request));
};

export const find = async (tx: Tx, request: CreatingRequest) => {
  const rows = await tx
    .select({
      operation: idempotencyKeys.operation,
      fingerprint: idempotencyKeys.fingerprint,
      resultId: idempotencyKeys.resultId,
    })
    .from(idempotencyKeys)
    .where(isRow(request));
  return rows[0] ?? null;
};

/** Forgets keys older than `before`. */
export const forgetKeys = async (db: Db, before: Date): Promise<void> => {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
};
