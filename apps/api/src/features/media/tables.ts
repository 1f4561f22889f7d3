import { sql } from 'drizzle-orm';
import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, key, moment } from '../../platform/db/columns.ts';
import { users } from '../identity/tables.ts';

/** Profile photos, one a person: two squares of some kilobytes each. Why they are here: docs/decisions/0014. */
export const photos = pgTable(
  'photos',
  {
    userId: key('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Random, in the address of its files; another one for each picture. */
    name: text().notNull().unique(),
    /** WebP, 96 px. */
    small: bytea().notNull(),
    /** WebP, 320 px. */
    large: bytea().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    check('photos_small', sql`octet_length(${table.small}) <= 40960 and octet_length(${table.large}) <= 40960`),
  ],
);
