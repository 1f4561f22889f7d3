import { createHash } from 'node:crypto';
import type { RouteContract } from '@moja-ulica/shared/http.ts';
import type { Tx } from '../db/database.ts';
import * as keys from '../db/idempotency-keys.ts';
import type { CreatingRequest, KeptResult } from '../db/idempotency-keys.ts';
import { AppError } from '../errors.ts';

/** What a repeated request is told about. */
export interface Remembered {
  /** True when an earlier request made the result. */
  readonly repeated: boolean;
  /** Inside key of what was made. */
  readonly resultId: bigint;
}

/** The same value with the fields of every object in one order. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, ordered(inner)]));
};

/** SHA-256 of operation, parameters and body, hex: equal for the same content, whatever the order of its fields. */
export const fingerprintOf = (
  { method, path }: Pick<RouteContract, 'method' | 'path'>,
  { params, body }: { readonly params: unknown; readonly body: unknown },
): string =>
  createHash('sha256')
    .update(JSON.stringify([method, path, ordered(params), ordered(body)]))
    .digest('hex');

/**
 * Makes something once for a user and an `Idempotency-Key`, in the command's transaction: a repetition within 24 hours gets
 * the result's id and makes nothing. Ask it under a lock for which the repetition waits (the person's, the thread's), so that
 * of two at once the second finds what the first has made. Ask before whether the person may see what it belongs to, and in
 * `make` whether they may make it: what was accepted is not refused to its repetition because the thread was locked or the
 * post hidden meanwhile.
 * Throws `idempotency_key_reused` when the key came with another operation or content, `idempotency_in_progress` when a request
 * that did not wait for the same lock is just using it.
 */
export const rememberResult = async (
  tx: Tx,
  request: CreatingRequest,
  make: () => Promise<bigint>,
): Promise<Remembered> => {
  const earlier = resultOf(await keys.find(tx, request), request);
  if (earlier !== null) return { repeated: true, resultId: earlier };
  const resultId = await make();
  await keeping(keys.keep(tx, request, resultId));
  return { repeated: false, resultId };
};

/**
 * The same for a command that reads and keeps the key in statements of its own: what an earlier request with this key has
 * made; null for the first. Throws `idempotency_key_reused` when the key came with another operation or content.
 */
export const resultOf = (earlier: KeptResult | null, request: CreatingRequest): bigint | null => {
  if (earlier === null) return null;
  if (earlier.fingerprint !== request.fingerprint || earlier.operation !== request.operation) {
    throw new AppError('idempotency_key_reused', { message: 'this Idempotency-Key was used for something else' });
  }
  return earlier.resultId;
};

/** Waits for statements that keep a key. Throws `idempotency_in_progress` when somebody else has kept it meanwhile. */
export const keeping = async <T>(statements: Promise<T>): Promise<T> => {
  try {
    return await statements;
  } catch (error) {
    throw keys.isTaken(error) ? new AppError('idempotency_in_progress', { retryAfterSeconds: 1 }) : error;
  }
};
