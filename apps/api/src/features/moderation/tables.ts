import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { places } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { posts } from '../threads/tables.ts';

const rules = ['insult', 'personal_data', 'spam', 'off_topic', 'unlawful'] as const;

/** All open reports on one post, handled as one. */
export const cases = pgTable(
  'cases',
  {
    id: primaryKey(),
    publicId: publicId(),
    /** Human number, in order of opening. */
    number: integer().generatedAlwaysAsIdentity().notNull(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    postId: key('post_id')
      .notNull()
      .references(() => posts.id),
    state: text({ enum: ['open', 'hidden', 'kept'] }).notNull(),
    openedAt: moment('opened_at').notNull(),
    dueAt: moment('due_at').notNull(),
    decidedAt: moment('decided_at'),
  },
  (table) => [
    uniqueIndex('cases_one_open')
      .on(table.postId)
      .where(sql`${table.state} = 'open'`),
    index('cases_open')
      .on(table.placeId, table.dueAt, table.id)
      .where(sql`${table.state} = 'open'`),
    index('cases_decided')
      .on(table.placeId, table.decidedAt, table.id)
      .where(sql`${table.state} <> 'open'`),
    index('cases_post').on(table.postId),
    index('cases_decided_at')
      .on(table.decidedAt)
      .where(sql`${table.decidedAt} is not null`),
  ],
);

/** Someone says that a post breaks the rules or the law; the text is kept as it was. */
export const reports = pgTable(
  'reports',
  {
    id: primaryKey(),
    publicId: publicId(),
    caseId: key('case_id')
      .notNull()
      .references(() => cases.id),
    reporterId: key('reporter_id').references(() => users.id),
    reason: text({ enum: rules }).notNull(),
    note: text(),
    /** The post's Markdown when it was reported. */
    body: text().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('reports_once').on(table.caseId, table.reporterId, table.reason),
    index('reports_reporter').on(table.reporterId, table.createdAt),
  ],
);

/** What a moderator did and why. */
export const decisions = pgTable(
  'decisions',
  {
    id: primaryKey(),
    publicId: publicId(),
    postId: key('post_id')
      .notNull()
      .references(() => posts.id),
    caseId: key('case_id').references(() => cases.id),
    moderatorId: key('moderator_id')
      .notNull()
      .references(() => users.id),
    action: text({ enum: ['hide', 'keep', 'restore'] }).notNull(),
    rule: text({ enum: rules }),
    reason: text().notNull(),
    decidedAt: moment('decided_at').notNull(),
  },
  (table) => [
    index('decisions_post').on(table.postId, table.id),
    index('decisions_case').on(table.caseId),
    index('decisions_without_case')
      .on(table.decidedAt)
      .where(sql`${table.caseId} is null`),
  ],
);

/** Every staff action; a trigger refuses to change or delete a row. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: primaryKey(),
    actorId: key('actor_id').references(() => users.id),
    placeId: key('place_id').references(() => places.id),
    action: text().notNull(),
    /** Kind and public id of what it was done to. */
    subject: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  // Each way to ask for it, newest first.
  (table) => [
    index('audit_log_moment').on(table.createdAt, table.id),
    index('audit_log_place_moment').on(table.placeId, table.createdAt, table.id),
    index('audit_log_actor_moment').on(table.actorId, table.createdAt, table.id),
    index('audit_log_subject_moment').on(table.subject, table.createdAt, table.id),
    index('audit_log_action_moment').on(table.action, table.createdAt, table.id),
  ],
);
