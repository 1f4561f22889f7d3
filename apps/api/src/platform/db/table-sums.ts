import type { RowSource } from './reader.ts';

/** What a table holds, whatever the order of its rows. */
export interface TableSum {
  readonly rows: number;
  /** Sum of 64 bits of each row's SHA-256, decimal. */
  readonly sum: string;
}

/** By `schema.table`. */
export type TableSums = Readonly<Record<string, TableSum>>;

/** Rows read the same as text in every session that has run this. */
export const steadyText = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set bytea_output = 'hex'`;

/** Every table of ours, of the migrations and of the jobs; the server's own are not among them. */
export const listTables = async (source: RowSource): Promise<{ readonly name: string; readonly quoted: string }[]> =>
  (
    await source.rows(`
      select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as quoted
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_(catalog|toast|temp)'
      order by 1`)
  ).map(({ name, quoted }) => ({ name: String(name), quoted: String(quoted) }));

/** Counts and sums up every table. Needs `steadyText` before; for one moment of all of them, a snapshot. */
export const sumTables = async (source: RowSource): Promise<TableSums> => {
  const sums: Record<string, TableSum> = {};
  for (const { name, quoted } of await listTables(source)) {
    const [row] = await source.rows(`
      select count(*)::text as rows, coalesce(sum(
        ('x' || encode(substr(sha256(convert_to(whole::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint::numeric
      ), 0)::text as sum from ${quoted} whole`);
    sums[name] = { rows: Number(row?.['rows']), sum: String(row?.['sum']) };
  }
  return sums;
};

/** Names of the tables that differ, each with how. Empty: both hold the same. */
export const differences = (expected: TableSums, found: TableSums): readonly string[] => {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].toSorted();
  return names.flatMap((name) => {
    const [was, is] = [expected[name], found[name]];
    if (was === undefined) return [`${name} is not in the backup`];
    if (is === undefined) return [`${name} is missing`];
    if (was.rows !== is.rows) return [`${name} has ${String(is.rows)} rows instead of ${String(was.rows)}`];
    return was.sum === is.sum ? [] : [`${name} has other content in its ${String(was.rows)} rows`];
  });
};
