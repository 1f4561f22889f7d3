import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { users } from '../identity/tables.ts';
import { posts } from '../threads/tables.ts';

/** Something a person should know. The unique key makes a job's repetition harmless. */
export const notifications = pgTable(
  'notifications',
  {
    id: primaryKey(),
    publicId: publicId(),
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text({ enum: ['reply', 'official_answer', 'post_hidden', 'post_restored'] }).notNull(),
    postId: key('post_id')
      .notNull()
      .references(() => posts.id),
    /** Distinguishes decisions on one post: the decision's public id; empty for the rest. */
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
  ],
);
