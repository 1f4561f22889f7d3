import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey as compositeKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytea, key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { users } from '../identity/tables.ts';

/** A copy of everything that is kept about a person: asked for, being made, or ready for some days. */
export const dataExports = pgTable(
  'data_exports',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** `removed`: its bytes are gone; the row still counts against the limit of a day. */
    state: text({ enum: ['waiting', 'working', 'ready', 'failed', 'removed'] }).notNull(),
    askedAt: moment('asked_at').notNull(),
    /** Raised by whoever begins it anew: an earlier try that still lives writes nothing more. */
    attempt: integer().notNull().default(0),
    /** When its maker last wrote something: one that is silent for long is gone. */
    beatAt: moment('beat_at'),
    partsDone: integer('parts_done').notNull().default(0),
    partsTotal: integer('parts_total').notNull().default(0),
    entries: integer().notNull().default(0),
    bytes: integer(),
    readyAt: moment('ready_at'),
    expiresAt: moment('expires_at'),
  },
  (table) => [
    index('data_exports_user').on(table.userId, table.id),
    uniqueIndex('data_exports_one_at_a_time')
      .on(table.userId)
      .where(sql`${table.state} in ('waiting', 'working')`),
    index('data_exports_unfinished')
      .on(table.id)
      .where(sql`${table.state} in ('waiting', 'working')`),
    index('data_exports_asked').on(table.askedAt),
    index('data_exports_expires')
      .on(table.expiresAt)
      .where(sql`${table.state} = 'ready'`),
  ],
);

/** The ZIP of an export in pieces of at most 256 KiB, so that no process holds it whole and every instance can serve it. */
export const exportPieces = pgTable(
  'export_pieces',
  {
    exportId: key('export_id')
      .notNull()
      .references(() => dataExports.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [compositeKey({ columns: [table.exportId, table.position] })],
);

/**
 * The erasure of an account, from its first step to its last. What the person was called is kept until their traces in the
 * texts of others are found, and no longer; then the row says that and when it was done.
 */
export const erasures = pgTable(
  'erasures',
  {
    userId: key('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text(),
    handle: text(),
    displayName: text('display_name'),
    posts: text({ enum: ['keep', 'erase'] }).notNull(),
    beganAt: moment('began_at').notNull(),
    /** Name of the step to do next, and how far it is. */
    step: text(),
    after: key('after')
      .notNull()
      .default(sql`0`),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    index('erasures_finished').on(table.finishedAt),
    index('erasures_unfinished')
      .on(table.userId)
      .where(sql`${table.finishedAt} is null`),
  ],
);
