import { and, eq, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from './database.ts';
import { statement } from './statement.ts';
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

/** What a key stands for. */
export interface KeptResult {
  readonly operation: string;
  readonly fingerprint: string;
  /** Inside key. */
  readonly resultId: bigint;
}

/** Stands in until the result is made; nobody else sees it, since both are written in one transaction. */
const noResultYet = 0n;

const isRow = and(
  eq(idempotencyKeys.userId, sql.placeholder('userId')),
  eq(idempotencyKeys.key, sql.placeholder('key')),
);

const claimed = statement((db) =>
  db
    .insert(idempotencyKeys)
    .values({
      userId: sql.placeholder('userId'),
      key: sql.placeholder('key'),
      operation: sql.placeholder('operation'),
      fingerprint: sql.placeholder('fingerprint'),
      resultId: noResultYet,
      createdAt: sql.placeholder('now'),
    })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
    .prepare('idempotency_claim'),
);

/**
<<<<<<< HEAD
 * Takes the key for this transaction, with the result where it is known already; false when it was taken before. The primary
 * key makes a second transaction wait here for the end of the first.
=======
 * Takes the key for this transaction; false when it was taken before. The primary key makes a second transaction wait here
 * for the end of the first.
>>>>>>> 3991a43 (Read and write a reply in eight statements instead of fourteen)
 */
export const claim = async (tx: Tx, request: CreatingRequest): Promise<boolean> => {
  const taken = await claimed(tx).execute({ ...request });
  return taken.length === 1;
};

const finished = statement((db) =>
  db
    .update(idempotencyKeys)
    .set({ resultId: sql`${sql.placeholder('resultId')}` })
    .where(isRow)
    .prepare('idempotency_set_result'),
);

/** Of a key that this transaction has taken: what was made. */
export const setResult = async (tx: Tx, { userId, key }: CreatingRequest, resultId: bigint): Promise<void> => {
  await finished(tx).execute({ userId, key, resultId });
};

const found = statement((db) =>
  db
    .select({
      operation: idempotencyKeys.operation,
      fingerprint: idempotencyKeys.fingerprint,
      resultId: idempotencyKeys.resultId,
    })
    .from(idempotencyKeys)
    .where(isRow)
    .prepare('idempotency_find'),
);

/** What came with the key before, and what was made (0: not yet, in this very transaction); null: it is new. */
export const find = async (tx: Tx, { userId, key }: CreatingRequest): Promise<KeptResult | null> =>
  (await found(tx).execute({ userId, key }))[0] ?? null;

/** Forgets keys older than `before`. */
export const forgetKeys = async (db: Db, before: Date): Promise<void> => {
  await db.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, before));
};
