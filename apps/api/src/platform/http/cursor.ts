import { AppError } from '../errors.ts';

/**
 * Where a list goes on: the moment it is sorted by and the outside id of the last row shown. Ties are broken by inside keys
 * in the database, but those never leave it: they would tell how many there are.
 */
export interface Cursor {
  /** Null in lists without a moment, or where rows without it come last. */
  readonly at: Date | null;
  /** Public id. */
  readonly after: string;
}

const invalid = () =>
  new AppError('invalid_input', {
    fields: [{ field: 'cursor', code: 'cursor', message: 'is not a cursor of this list' }],
  });

/** Opaque to clients; `list` names what it belongs to, so that a cursor of one sort is not taken for another's. */
export const encodeCursor = (list: string, { at, after }: Cursor): string =>
  Buffer.from(`${list}.${at?.getTime() ?? ''}.${after}`).toString('base64url');

/** The parts of a cursor of this list, or `invalid_input`. */
const partsOf = (list: string, cursor: string): Cursor => {
  const [name, at, after] = Buffer.from(cursor, 'base64url').toString('latin1').split('.', 3);
  if (name !== list || at === undefined || !/^\d{0,14}$/.test(at) || after === undefined || !/^\w{12}$/.test(after)) {
    throw invalid();
  }
  return { at: at === '' ? null : new Date(Number(at)), after };
};

/**
 * Null for none. Throws `invalid_input` for anything that `encodeCursor` did not make for this list; a list says whether it
 * has rows without the moment.
 */
export const decodeCursor = (
  list: string,
  cursor: string | undefined,
  { momentless = false }: { readonly momentless?: boolean } = {},
): Cursor | null => {
  if (cursor === undefined) return null;
  const decoded = partsOf(list, cursor);
  if (decoded.at === null && !momentless) throw invalid();
  return decoded;
};

/** Cuts the row that was read to know whether there are more, and says where the list goes on. */
export const pageOf = <Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => string,
): { readonly shown: readonly Row[]; readonly nextCursor: string | null } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { shown, nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
};
