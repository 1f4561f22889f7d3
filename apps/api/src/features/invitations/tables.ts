import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey } from '../../platform/db/columns.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';

/**
 * A neighbour's link to an estate. It opens nothing that is not open to everyone, so it is kept as it is and can be shown to its
 * owner again. Who joined by it is not kept.
 */
export const neighbourInvitations = pgTable(
  'neighbour_invitations',
  {
    id: primaryKey(),
    token: text().notNull().unique(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    inviterId: key('inviter_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    uses: integer().notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    uniqueIndex('neighbour_invitations_one').on(table.inviterId, table.placeId),
    index('neighbour_invitations_expires_at').on(table.expiresAt),
  ],
);
