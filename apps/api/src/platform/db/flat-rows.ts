import { is, SQL, sql, type Column, type GetColumnData, type SQLWrapper } from 'drizzle-orm';
import { PgBigInt64, PgDialect } from 'drizzle-orm/pg-core';
import type { Db } from './database.ts';

// Drizzle works out for each value of each row where it belongs and how it is read, which takes longer than everything
// else about a page of twenty posts. Here that is worked out once for a statement.

type Decode = (value: unknown) => unknown;

const isDecoder = (value: unknown): value is { mapFromDriverValue: Decode } =>
  typeof value === 'object' &&
  value !== null &&
  'mapFromDriverValue' in value &&
  typeof value.mapFromDriverValue === 'function';

const decoderOf = (name: string, field: unknown): Decode => {
  // What `mapWith` gave to SQL is in the object, but not in its type.
  const decoder: unknown = is(field, SQL) ? Reflect.get(field, 'decoder') : field;
  if (!isDecoder(decoder)) throw new TypeError(`"${name}" is neither a column nor SQL`);
  return (value) => decoder.mapFromDriverValue(value);
};

/** Makes rows of values that stand in the order of these fields. `Row` is what drizzle says such a row is. */
const rowMaker = <Row>(fields: object): ((values: readonly unknown[]) => Row) => {
  const parts = Object.entries(fields).map(([name, field]) => ({ name, decode: decoderOf(name, field) }));
  // A copy has room for all fields at once; one that grows field by field leaves twice as much behind as it is in the end.
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(parts.map(({ name }) => [name, null]));
  return (values) => {
    const row: Record<string, unknown> = { ...blank };
    let at = 0;
    for (const { name, decode } of parts) {
      const value = values[at];
      if (value !== null) row[name] = decode(value);
      at += 1;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the fields decide it, as in drizzle's own mapping
    return row as Row;
  };
};

/** A select by drizzle whose fields stand side by side: columns, and SQL. */
interface FlatSelect<Row> extends SQLWrapper, PromiseLike<Row[]> {
  readonly _: { readonly selectedFields: object };
}

/** Takes the values of the placeholders. */
export interface FlatStatement<Row> {
  execute(values?: Record<string, unknown>): Promise<Row[]>;
}

/** The same as `select.prepare(name)`, and several times as quick where the rows are many. For `statement`. */
export const prepareFlat = <Row>(db: Db, name: string, select: FlatSelect<Row>): FlatStatement<Row> => {
  const rowOf = rowMaker<Row>(select._.selectedFields);
  return db._.session.prepareQuery<{ execute: Row[]; all: never; values: never }>(
    new PgDialect().sqlToQuery(select.getSQL()),
    undefined,
    name,
    true,
    (rows) => rows.map(rowOf),
  );
};

type JsonFields = Readonly<Record<string, Column | SQL>>;

/** A row of such fields. */
export type RowOf<Fields extends JsonFields> = {
  -readonly [Name in keyof Fields]: Fields[Name] extends Column
    ? GetColumnData<Fields[Name]>
    : Fields[Name] extends SQL<infer Value>
      ? Value
      : never;
};

/** A whole row as one value, for what belongs to few of the rows it is read with: `json`, and how its value is read. */
export const rowAsJson = <Fields extends JsonFields>(fields: Fields) => {
  const rowOf = rowMaker<RowOf<Fields>>(fields);
  // JSON has no whole numbers so large.
  const values = Object.values(fields).map((field) => (is(field, PgBigInt64) ? sql`${field}::text` : sql`${field}`));
  return {
    json: sql`json_build_array(${sql.join(values, sql`, `)})`,
    /** Null: it was not asked for in this row. */
    decode: (row: readonly unknown[]): RowOf<Fields> | null => rowOf(row),
  };
};
