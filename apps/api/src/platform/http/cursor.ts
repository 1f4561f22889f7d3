import { AppError } from '../errors.ts';

/** Where a list sorted by a moment goes on: that moment and the inside key of the last row shown. */
export interface MomentCursor {
  readonly at: Date;
  readonly key: bigint;
}

const separator = '.';

const invalid = () =>
  new AppError('invalid_input', {
    fields: [{ field: 'cursor', code: 'cursor', message: 'is not a cursor of this list' }],
  });

/** Opaque to clients; base64url of `<milliseconds>.<key>`. */
export const encodeCursor = ({ at, key }: MomentCursor): string =>
  Buffer.from(`${at.getTime()}${separator}${key}`).toString('base64url');

/** Null stays null. Throws `invalid_input` for anything that was not made by `encodeCursor`. */
export const decodeCursor = (cursor: string | null): MomentCursor | null => {
  if (cursor === null) return null;
  const match = /^(\d{1,15})\.(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!match?.[1] || !match[2]) throw invalid();
  return { at: new Date(Number(match[1])), key: BigInt(match[2]) };
};

/** For lists in order of their keys: base64url of `<key>`. */
export const encodeKeyCursor = (key: bigint): string => Buffer.from(key.toString()).toString('base64url');

/** Null stays null. Throws `invalid_input` for anything that was not made by `encodeKeyCursor`. */
export const decodeKeyCursor = (cursor: string | null): bigint | null => {
  if (cursor === null) return null;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  if (!/^\d{1,18}$/.test(text)) throw invalid();
  return BigInt(text);
};
