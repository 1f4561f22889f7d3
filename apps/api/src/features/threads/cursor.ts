import { AppError } from '../../platform/errors.ts';

/**
 * Where a list of threads sorted by a moment goes on: that moment and the public id of the last thread shown. The tie
 * is broken by inside keys in the database, but those never leave it: they would tell how many there are.
 */
export interface ThreadCursor {
  /** Null in lists where threads without the moment come last. */
  readonly at: Date | null;
  /** Public id. */
  readonly after: string;
}

const invalidCursor = () =>
  new AppError('invalid_input', {
    fields: [{ field: 'cursor', code: 'cursor', message: 'is not a cursor of this list' }],
  });

/** Opaque to clients; `list` names what it belongs to, so that a cursor of one sort is not taken for another's. */
export const encodeThreadCursor = (list: string, { at, after }: ThreadCursor): string =>
  Buffer.from(`${list}.${at?.getTime() ?? ''}.${after}`).toString('base64url');

/**
 * Null for none. Throws `invalid_input` for anything that `encodeThreadCursor` did not make for this list; a list says
 * whether it has threads without the moment.
 */
export const decodeThreadCursor = (
  list: string,
  cursor: string | undefined,
  { momentless = false }: { readonly momentless?: boolean } = {},
): ThreadCursor | null => {
  if (cursor === undefined) return null;
  const [name, at, after] = Buffer.from(cursor, 'base64url').toString('latin1').split('.', 3);
  if (name !== list || at === undefined || !/^\d{0,14}$/.test(at) || after === undefined || !/^\w{12}$/.test(after)) {
    throw invalidCursor();
  }
  if (at === '' && !momentless) throw invalidCursor();
  return { at: at === '' ? null : new Date(Number(at)), after };
};
