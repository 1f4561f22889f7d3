import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey as compositeKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { users } from '../identity/tables.ts';

/** A town's own text in the languages it was given in; `pl` is always there. */
export interface Localized {
  pl: string;
  en?: string;
  uk?: string;
  nb?: string;
}

/** The city or an estate; each has a forum. */
export const places = pgTable('places', {
  id: primaryKey(),
  slug: text().notNull().unique(),
  kind: text({ enum: ['city', 'estate'] }).notNull(),
  name: text().notNull(),
  locative: text().notNull(),
  description: jsonb().$type<Localized>().notNull(),
  accent: text({ enum: ['brick', 'ochre', 'raspberry', 'cobalt', 'teal', 'violet', 'neutral'] })
    .notNull()
    .default('neutral'),
  emblem: text({ enum: ['fort', 'rings', 'circles', 'wheel', 'stream', 'gables', 'walls', 'initial'] })
    .notNull()
    .default('initial'),
  visibility: text({ enum: ['public', 'members'] }).notNull(),
  joining: text({ enum: ['open', 'code', 'approval'] }).notNull(),
  timeZone: text('time_zone').notNull(),
  position: integer().notNull(),
  /** Kept by the commands that change them; `doctor` compares them with the rows. */
  memberCount: integer('member_count').notNull().default(0),
  threadCount: integer('thread_count').notNull().default(0),
  /** A new thread sets it at once, a reply when it is a minute behind: it is never newer than the newest post, nor older by more. */
  lastActivityAt: moment('last_activity_at'),
});

export const topics = pgTable(
  'topics',
  {
    id: primaryKey(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    slug: text().notNull(),
    name: jsonb().$type<Localized>().notNull(),
    position: integer().notNull(),
  },
  (table) => [uniqueIndex('topics_place_slug').on(table.placeId, table.slug)],
);

export const streets = pgTable(
  'streets',
  {
    id: primaryKey(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    slug: text().notNull(),
    name: text().notNull(),
  },
  (table) => [uniqueIndex('streets_place_slug').on(table.placeId, table.slug)],
);

/** Joins a person to a place with one or more roles there. */
export const memberships = pgTable(
  'memberships',
  {
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    roles: text({ enum: ['resident', 'animator', 'moderator'] })
      .array()
      .notNull(),
    home: boolean().notNull().default(false),
    joinedAt: moment('joined_at').notNull(),
    /** Joined with a stairwell code; with which one is written nowhere. */
    verified: boolean().notNull().default(false),
  },
  (table) => [
    compositeKey({ columns: [table.userId, table.placeId] }),
    index('memberships_place_id').on(table.placeId),
    index('memberships_moderators')
      .on(table.placeId)
      .where(sql`'moderator' = any (${table.roles})`),
    // Few among many: those who are more than residents.
    index('memberships_duties')
      .on(table.userId, table.placeId)
      .where(sql`not (${table.roles} <@ array['resident'])`),
    index('memberships_verified')
      .on(table.userId, table.placeId)
      .where(sql`${table.verified}`),
    uniqueIndex('memberships_one_home')
      .on(table.userId)
      .where(sql`${table.home}`),
    check('memberships_some_role', sql`cardinality(${table.roles}) > 0`),
  ],
);

/** Somebody asks to be let into an estate. */
export const joinRequests = pgTable(
  'join_requests',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    note: text(),
    state: text({ enum: ['open', 'approved', 'refused', 'withdrawn'] })
      .notNull()
      .default('open'),
    createdAt: moment('created_at').notNull(),
    closedAt: moment('closed_at'),
    /** Why it was refused. */
    reason: text(),
  },
  (table) => [
    uniqueIndex('join_requests_one_open')
      .on(table.userId, table.placeId)
      .where(sql`${table.state} = 'open'`),
    index('join_requests_open')
      .on(table.placeId, table.id)
      .where(sql`${table.state} = 'open'`),
    index('join_requests_user').on(table.userId, table.placeId, table.id),
    index('join_requests_closed_at').on(table.closedAt),
    check('join_requests_closed', sql`(${table.state} = 'open') = (${table.closedAt} is null)`),
  ],
);

/** Lets those who live on a staircase into its estate. It hangs on a wall, so it is kept as it is: docs/decisions/0016. */
export const stairwellCodes = pgTable(
  'stairwell_codes',
  {
    id: primaryKey(),
    publicId: publicId(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    code: text().notNull().unique(),
    /** About a staircase, for staff. */
    label: text().notNull(),
    maxUses: integer('max_uses').notNull(),
    uses: integer().notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    withdrawnAt: moment('withdrawn_at'),
  },
  (table) => [
    index('stairwell_codes_place').on(table.placeId, table.id),
    index('stairwell_codes_expires_at').on(table.expiresAt),
    check('stairwell_codes_uses', sql`${table.uses} between 0 and ${table.maxUses}`),
  ],
);
