import { and, eq, lt, sql, type SQL } from 'drizzle-orm';
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

/** The same as JSON of the database. */
interface KeptJson extends Omit<KeptResult, 'resultId'> {
  readonly resultId: string;
}

const { userId, key, operation, fingerprint, resultId, createdAt } = idempotencyKeys;

/** Reads a key (placeholder `key`) in a statement that reads something else as well; see `keptFrom`. */
export const keptJson = (user: SQL): SQL<KeptJson | null> => sql<KeptJson | null>`(
  select json_build_object('operation', ${operation}, 'fingerprint', ${fingerprint}, 'resultId', ${resultId}::text)
  from ${idempotencyKeys} where ${userId} = ${user} and ${key} = ${sql.placeholder('key')})`;

/** What came with a key before; null: it is new. */
export const keptFrom = (json: KeptJson | null): KeptResult | null =>
  json && { ...json, resultId: BigInt(json.resultId) };

const found = statement((db) =>
  db
    .select({ operation, fingerprint, resultId })
    .from(idempotencyKeys)
    .where(and(eq(userId, sql.placeholder('userId')), eq(key, sql.placeholder('key'))))
    .prepare('idempotency_find'),
);

/** What came with the key before; null: it is new. */
export const find = async (tx: Db, request: Pick<CreatingRequest, 'userId' | 'key'>): Promise<KeptResult | null> =>
  (await found(tx).execute({ ...request }))[0] ?? null;

/**
 * Keeps a key with its result, for a statement that writes something else as well. Its values are those of `CreatingRequest`
 * and `resultId`. Fails when another transaction has kept the key meanwhile; see `isTaken`.
 */
export const insertKey = (db: Db) =>
  db.insert(idempotencyKeys).values({
    userId: sql.placeholder('userId'),
    key: sql.placeholder('key'),
    operation: sql.placeholder('operation'),
    fingerprint: sql.placeholder('fingerprint'),
    resultId: sql.placeholder('resultId'),
    createdAt: sql.placeholder('now'),
  });

const kept = statement((db) => insertKey(db).prepare('idempotency_keep'));

/** Keeps what a request has made; fails when another transaction has kept the key meanwhile, see `isTaken`. */
export const keep = async (tx: Tx, request: CreatingRequest, result: bigint): Promise<void> => {
  await kept(tx).execute({ ...request, resultId: result });
};

/** Whether a statement failed because the key had been kept meanwhile. Looks through the wrappings of drizzle. */
export const isTaken = (error: unknown): boolean => {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if ('constraint' in inner && inner.constraint === 'idempotency_keys_user_id_key_pk') return true;
  }
  return false;
};

/** Forgets keys older than `before`. */
export const forgetKeys = async (db: Db, before: Date): Promise<void> => {
  await db.delete(idempotencyKeys).where(lt(createdAt, before));
};

/** Forgets all keys of a user (inside key). */
export const forgetKeysOf = async (db: Db, user: bigint): Promise<void> => {
  await db.delete(idempotencyKeys).where(eq(userId, user));
};
