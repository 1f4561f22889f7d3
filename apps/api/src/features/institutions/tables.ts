import { integer, jsonb, pgTable, primaryKey as compositeKey, text, index } from 'drizzle-orm/pg-core';
import { key, primaryKey } from '../../platform/db/columns.ts';
import { places, type Localized } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';

/** Estate council, city office or department. */
export const institutions = pgTable('institutions', {
  id: primaryKey(),
  slug: text().notNull().unique(),
  kind: text({ enum: ['estate_council', 'city_department'] }).notNull(),
  name: jsonb().$type<Localized>().notNull(),
  description: jsonb().$type<Localized>().notNull(),
  promiseDays: integer('promise_days').notNull(),
});

/** Places an institution serves: its liaisons may answer there. */
export const institutionPlaces = pgTable(
  'institution_places',
  {
    institutionId: key('institution_id')
      .notNull()
      .references(() => institutions.id),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
  },
  (table) => [
    compositeKey({ columns: [table.institutionId, table.placeId] }),
    index('institution_places_place_id').on(table.placeId),
  ],
);

/** Who speaks for an institution, and from which unit of it. */
export const liaisons = pgTable(
  'liaisons',
  {
    institutionId: key('institution_id')
      .notNull()
      .references(() => institutions.id),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    unit: text(),
  },
  (table) => [
    compositeKey({ columns: [table.institutionId, table.userId] }),
    index('liaisons_user_id').on(table.userId),
  ],
);
