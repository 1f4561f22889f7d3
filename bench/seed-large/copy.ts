import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** What a column can take: a moment is written in UTC, a list as an array of texts. */
export type Value = string | number | boolean | Date | readonly string[] | null;

/** One table to fill. `rows()` gives lines as `line` makes them, in order; nothing more of them is kept than a few hundred. */
export interface Filling {
  readonly table: string;
  readonly columns: readonly string[];
  readonly count: number;
  rows(): Iterable<string>;
}

const chunkChars = 64 * 1024;

/** Text as COPY wants it. */
export const escapeText = (text: string): string =>
  /[\\\t\n\r]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;

const arrayOf = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replaceAll(/(["\\])/g, '\\$1')}"`).join(',')}}`;

const written = (value: Value): string => {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return escapeText(arrayOf(value));
  return String(value);
};

/** Part of a row in COPY's text format. */
export const fields = (values: readonly Value[]): string => values.map(written).join('\t');

/** A whole row, with its line end. */
export const line = (values: readonly Value[]): string => `${fields(values)}\n`;

async function* chunks(rows: Iterable<string>, onRows: (count: number) => void): AsyncGenerator<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += row;
    count += 1;
    if (chunk.length >= chunkChars) {
      yield chunk;
      onRows(count);
      chunk = '';
      count = 0;
    }
  }
  if (chunk !== '') yield chunk;
  onRows(count);
}

/** Streams the rows into their table, as fast as the database takes them. */
export const fillTable = async (client: Client, filling: Filling, onRows: (count: number) => void): Promise<void> => {
  const columns = filling.columns.map((column) => `"${column}"`).join(', ');
  const stream = client.query(copyFrom(`copy "${filling.table}" (${columns}) from stdin`));
  await pipeline(Readable.from(chunks(filling.rows(), onRows), { objectMode: true }), stream);
};
