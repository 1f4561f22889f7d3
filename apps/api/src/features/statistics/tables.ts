import { boolean, date, integer, pgTable, primaryKey as compositeKey } from 'drizzle-orm/pg-core';
import { key, moment } from '../../platform/db/columns.ts';
import { places } from '../estates/tables.ts';

/** What went on in a place in a week of its time zone: numbers only, of nobody in particular. */
export const weeklyActivity = pgTable(
  'weekly_activity',
  {
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    /** The week's first day. */
    monday: date({ mode: 'string' }).notNull(),
    activePeople: integer('active_people').notNull(),
    posts: integer().notNull(),
    newThreads: integer('new_threads').notNull(),
    answered: integer().notNull(),
    /** Not counted again: the week is over, and so is the time for answers. */
    final: boolean().notNull(),
    countedAt: moment('counted_at').notNull(),
  },
  (table) => [compositeKey({ columns: [table.placeId, table.monday] })],
);
