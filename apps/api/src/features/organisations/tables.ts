import { boolean, index, jsonb, pgTable, primaryKey as compositeKey, text } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey } from '../../platform/db/columns.ts';
import { places, type Localized } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';

/** An NGO, club or school of the town. */
export const organisations = pgTable('organisations', {
  id: primaryKey(),
  slug: text().notNull().unique(),
  kind: text({ enum: ['ngo', 'club', 'school', 'other'] }).notNull(),
  name: text().notNull(),
  description: jsonb().$type<Localized>().notNull(),
  contactUrl: text('contact_url'),
  contactEmail: text('contact_email'),
  createdAt: moment('created_at').notNull(),
});

/** Where it works: its writers may speak for it there. */
export const organisationPlaces = pgTable(
  'organisation_places',
  {
    organisationId: key('organisation_id')
      .notNull()
      .references(() => organisations.id),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
  },
  (table) => [
    compositeKey({ columns: [table.organisationId, table.placeId] }),
    index('organisation_places_place').on(table.placeId),
  ],
);

/** Who writes for it. */
export const organisationWriters = pgTable(
  'organisation_writers',
  {
    organisationId: key('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    keeper: boolean().notNull(),
    askedAt: moment('asked_at').notNull(),
    /** Null until they have said yes. */
    acceptedAt: moment('accepted_at'),
  },
  (table) => [
    compositeKey({ columns: [table.organisationId, table.userId] }),
    index('organisation_writers_user').on(table.userId),
  ],
);
