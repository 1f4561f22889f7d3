import type { PhotoRule } from '@moja-ulica/shared/moderation/limits.ts';
import type { NotifiedOrganisation, NotifiedRole } from '@moja-ulica/shared/notifications/schema.ts';
import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { posts } from '../threads/tables.ts';

/** The rule that was broken, and the statement of reasons. */
export interface NotifiedDecision {
  readonly rule: PhotoRule;
  readonly reason: string;
}

/** Something a person should know. The unique key makes a job's repetition harmless. */
export const notifications = pgTable(
  'notifications',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({
      enum: [
        'reply',
        'official_answer',
        'post_hidden',
        'post_restored',
        'role_changed',
        'export_ready',
        'join_approved',
        'join_refused',
        'join_asked',
        'photo_removed',
        'organisation_asked',
      ],
    }).notNull(),
    /** Null for what is about the person and not about a post. */
    postId: key('post_id').references(() => posts.id),
    /** Of a changed role: which, and where. */
    role: jsonb().$type<NotifiedRole>(),
    /** Of a photo that was taken away: why. */
    decision: jsonb().$type<NotifiedDecision>(),
    /** Which one asks. */
    organisation: jsonb().$type<NotifiedOrganisation>(),
    /** Where others wait to be let in. */
    placeId: key('place_id').references(() => places.id),
    /** Distinguishes decisions on one post, and requests to join: the public id of either; empty for the rest. */
    source: text().notNull().default(''),
    actorId: key('actor_id').references(() => users.id),
    createdAt: moment('created_at').notNull(),
    readAt: moment('read_at'),
  },
  (table) => [
    uniqueIndex('notifications_once').on(table.userId, table.kind, table.postId, table.source),
    index('notifications_user').on(table.userId, table.id),
    index('notifications_created').on(table.createdAt),
    index('notifications_unread')
      .on(table.userId)
      .where(sql`${table.readAt} is null`),
    // However many ask, a moderator is told once until they look; it also finds what nobody waits for any more.
    uniqueIndex('notifications_join_asked')
      .on(table.placeId, table.userId)
      .where(sql`${table.placeId} is not null and ${table.readAt} is null`),
    check(
      'notifications_about',
      sql`(${table.postId} is null) = (${table.kind} in ('role_changed', 'export_ready', 'join_approved', 'join_refused', 'join_asked', 'photo_removed', 'organisation_asked'))`,
    ),
    check('notifications_place', sql`(${table.placeId} is not null) = (${table.kind} = 'join_asked')`),
  ],
);
