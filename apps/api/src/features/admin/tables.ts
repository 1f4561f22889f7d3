import { sql } from 'drizzle-orm';
import { check, customType, index, pgTable, text } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';

/** Bytes as a Uint8Array on both drivers. */
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Somebody is invited to a role by e-mail; the link is kept as its hash, and a new one takes the place of the old. */
export const staffInvitations = pgTable(
  'staff_invitations',
  {
    id: primaryKey(),
    publicId: publicId(),
    /** Lower case. */
    email: text().notNull(),
    role: text({ enum: ['animator', 'moderator', 'liaison', 'admin'] }).notNull(),
    placeId: key('place_id').references(() => places.id),
    institutionId: key('institution_id').references(() => institutions.id),
    unit: text(),
    /** SHA-256 of 256 random bits. */
    tokenHash: bytea('token_hash').notNull().unique(),
    invitedBy: key('invited_by').references(() => users.id),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    acceptedBy: key('accepted_by').references(() => users.id),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    index('staff_invitations_open')
      .on(table.id)
      .where(sql`${table.acceptedAt} is null and ${table.revokedAt} is null`),
    index('staff_invitations_email').on(table.email),
    index('staff_invitations_invited_by').on(table.invitedBy),
    index('staff_invitations_accepted_by').on(table.acceptedBy),
    check(
      'staff_invitations_where',
      sql`(${table.placeId} is not null) = (${table.role} in ('animator', 'moderator'))
        and (${table.institutionId} is not null) = (${table.role} = 'liaison')`,
    ),
  ],
);
