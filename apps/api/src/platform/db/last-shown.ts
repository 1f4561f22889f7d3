import { gt, lt, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';

/** A table whose rows have an inside key and a public id. */
type Listed = PgTable & { readonly id: PgColumn; readonly publicId: PgColumn };

/** Inside key of the row that a list showed last, by its public id; null in SQL where that row is gone meanwhile. */
export const keyOfLast = (table: Listed, publicId: string | Placeholder): SQL =>
  sql`(select last_shown.id from ${table} last_shown where last_shown.public_id = ${publicId})`;

/** Where a list with the newest first goes on; null: at its beginning. */
export const olderThan = (table: Listed, publicId: string | null): SQL | undefined =>
  publicId === null ? undefined : lt(table.id, keyOfLast(table, publicId));

/** Where a list with the oldest first goes on; null: at its beginning. */
export const newerThan = (table: Listed, publicId: string | null): SQL | undefined =>
  publicId === null ? undefined : gt(table.id, keyOfLast(table, publicId));
