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
 * the result's id and makes nothing. Of two requests at once the second waits until the first has committed. Ask before
 * whether the person may see what it belongs to, and in `make` whether they may make it: what was accepted is not refused
 * to its repetition because the thread was locked or the post hidden meanwhile.
 * Throws `idempotency_key_reused` when the key came with another operation or content.
 */
export const rememberResult = async (
  tx: Tx,
  request: CreatingRequest,
  make: () => Promise<bigint>,
): Promise<Remembered> => {
  if (await keys.claim(tx, request)) {
    const resultId = await make();
    await keys.setResult(tx, request, resultId);
    return { repeated: false, resultId };
  }
  const resultId = resultOf(await keys.find(tx, request), request);
  // Only a row that was there can have stood in the way, unless it was just cleaned up: the next attempt makes it anew.
  if (resultId === null) throw keyIsTaken();
  return { repeated: true, resultId };
};

/**
 * What an earlier request with this key has made; null for the first. For a command that reads and keeps keys in statements
 * of its own, under a lock for which all of the person's requests of its kind wait.
 * Throws `idempotency_key_reused` when the key came with another operation or content.
 */
export const resultOf = (earlier: KeptResult | null, request: CreatingRequest): bigint | null => {
  if (earlier === null) return null;
  if (earlier.fingerprint !== request.fingerprint || earlier.operation !== request.operation) {
    throw new AppError('idempotency_key_reused', { message: 'this Idempotency-Key was used for something else' });
  }
  return earlier.resultId;
};

/** Another request is just using the key. */
export const keyIsTaken = (): AppError => new AppError('idempotency_in_progress', { retryAfterSeconds: 1 });
