import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey as compositeKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { key, moment, primaryKey, publicId } from '../../platform/db/columns.ts';
import { places, streets, topics } from '../estates/tables.ts';
import { users } from '../identity/tables.ts';
import { institutions } from '../institutions/tables.ts';
import { organisations } from '../organisations/tables.ts';

/** A conversation in a place's forum. Counters and version are raised under the row's lock. */
export const threads = pgTable(
  'threads',
  {
    id: primaryKey(),
    publicId: publicId(),
    placeId: key('place_id')
      .notNull()
      .references(() => places.id),
    topicId: key('topic_id').references(() => topics.id),
    authorId: key('author_id').references(() => users.id),
    kind: text({ enum: ['discussion', 'matter', 'event', 'recommendation', 'story'] }).notNull(),
    title: text().notNull(),
    /** The title as it was written, while the opening post is hidden: `title`, which everybody reads, only says so then. */
    sealedTitle: text('sealed_title'),
    slug: text().notNull(),
    lang: text().notNull(),
    excerpt: text().notNull(),
    /** State, institution and due date of a matter; null for other kinds. */
    state: text({ enum: ['waiting', 'in_progress', 'resolved', 'declined'] }),
    institutionId: key('institution_id').references(() => institutions.id),
    dueAt: moment('due_at'),
    concerns: integer().notNull().default(0),
    /** Number of the newest official answer that stands. */
    answeredBy: integer('answered_by'),
    pinned: boolean().notNull().default(false),
    locked: boolean().notNull().default(false),
    /** Every change of the page raises it by one. */
    version: integer().notNull().default(1),
    lastNumber: integer('last_number').notNull(),
    /**
     * What an index may ask instead of `lastNumber`: as long as no indexed value changes, a reply writes none of the indexes of
     * threads anew (PostgreSQL's heap-only tuples).
     */
    unanswered: boolean().generatedAlwaysAs(sql`last_number = 1`),
    lastAuthorId: key('last_author_id').references(() => users.id),
    /**
     * What `thread_streets` says of it, kept by a trigger of that table and written by nobody else: lists read it with the row, where
     * asking for the streets of each thread took a third of the time. Null: none.
     */
    streetIds: key('street_ids').array(),
    createdAt: moment('created_at').notNull(),
    lastActivityAt: moment('last_activity_at').notNull(),
  },
  // Ascending, though the newest come first: read backwards they serve both the order and the row comparison of cursors;
  // drizzle's `.desc()` would make them NULLS LAST, which no `order by … desc` can use.
  (table) => [
    index('threads_place_activity').on(table.placeId, table.lastActivityAt, table.id),
    index('threads_place_created').on(table.placeId, table.createdAt, table.id),
    index('threads_place_topic_activity').on(table.placeId, table.topicId, table.lastActivityAt, table.id),
    index('threads_place_topic_created').on(table.placeId, table.topicId, table.createdAt, table.id),
    index('threads_pinned')
      .on(table.placeId, table.lastActivityAt, table.id)
      .where(sql`${table.pinned}`),
    index('threads_place_state_activity')
      .on(table.placeId, table.state, table.lastActivityAt, table.id)
      .where(sql`${table.state} is not null`),
    index('threads_place_state_created')
      .on(table.placeId, table.state, table.createdAt, table.id)
      .where(sql`${table.state} is not null`),
    // Most threads are discussions: they are found among all, the rest would be far between.
    index('threads_place_kind_activity')
      .on(table.placeId, table.kind, table.lastActivityAt, table.id)
      .where(sql`${table.kind} <> 'discussion'`),
    index('threads_place_kind_created')
      .on(table.placeId, table.kind, table.createdAt, table.id)
      .where(sql`${table.kind} <> 'discussion'`),
    index('threads_place_answered_activity')
      .on(table.placeId, table.lastActivityAt, table.id)
      .where(sql`${table.answeredBy} is not null`),
    index('threads_place_answered_created')
      .on(table.placeId, table.createdAt, table.id)
      .where(sql`${table.answeredBy} is not null`),
    index('threads_unanswered_activity')
      .on(table.placeId, table.lastActivityAt, table.id)
      .where(sql`${table.unanswered}`),
    index('threads_unanswered_created')
      .on(table.placeId, table.createdAt, table.id)
      .where(sql`${table.unanswered}`),
    // Those without a date come last.
    index('threads_awaiting_due')
      .on(table.institutionId, sql`coalesce(${table.dueAt}, 'infinity')`, table.id)
      .where(sql`${table.state} in ('waiting', 'in_progress') and ${table.answeredBy} is null`),
    index('threads_answered')
      .on(table.institutionId, table.lastActivityAt, table.id)
      .where(sql`${table.answeredBy} is not null`),
    index('threads_author').on(table.authorId, table.id),
    check('threads_matter_has_state', sql`(${table.kind} = 'matter') = (${table.state} is not null)`),
  ],
);

/** Of which streets a thread is; see `threads.streetIds`. */
export const threadStreets = pgTable(
  'thread_streets',
  {
    threadId: key('thread_id')
      .notNull()
      .references(() => threads.id),
    streetId: key('street_id')
      .notNull()
      .references(() => streets.id),
  },
  (table) => [
    compositeKey({ columns: [table.threadId, table.streetId] }),
    index('thread_streets_street').on(table.streetId),
  ],
);

/** One contribution, numbered 1, 2, 3 … without gaps inside its thread; Markdown beside the HTML rendered from it. */
export const posts = pgTable(
  'posts',
  {
    id: primaryKey(),
    publicId: publicId(),
    threadId: key('thread_id')
      .notNull()
      .references(() => threads.id),
    number: integer().notNull(),
    /** Thread version at which this post last changed: what `changes?since` reads. */
    version: integer().notNull(),
    authorId: key('author_id').references(() => users.id),
    state: text({ enum: ['visible', 'hidden', 'withdrawn'] })
      .notNull()
      .default('visible'),
    body: text().notNull(),
    html: text().notNull(),
    lang: text().notNull(),
    replyTo: integer('reply_to'),
    /** Set on an official answer: the institution whose position it is. */
    institutionId: key('institution_id').references(() => institutions.id),
    /** Written for it as well; no official answer. */
    organisationId: key('organisation_id').references(() => organisations.id),
    unit: text(),
    promisedAt: moment('promised_at'),
    hiddenRule: text('hidden_rule', { enum: ['insult', 'personal_data', 'spam', 'off_topic', 'unlawful'] }),
    helpful: integer().notNull().default(0),
    createdAt: moment('created_at').notNull(),
    /** Null within the grace of an edit. */
    editedAt: moment('edited_at'),
  },
  (table) => [
    uniqueIndex('posts_thread_number').on(table.threadId, table.number),
    index('posts_thread_version').on(table.threadId, table.version),
    // Few among many: official answers.
    index('posts_answers')
      .on(table.institutionId, table.id)
      .where(sql`${table.institutionId} is not null`),
    // With the state, so that a person's visible posts are counted without reading them.
    index('posts_author_state').on(table.authorId, table.id, table.state),
    check('posts_hidden_has_rule', sql`(${table.state} <> 'hidden') or (${table.hiddenRule} is not null)`),
  ],
);

/** Earlier texts of a post, one row for each edit past the grace. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    id: primaryKey(),
    postId: key('post_id')
      .notNull()
      .references(() => posts.id),
    body: text().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('post_revisions_post').on(table.postId, table.id)],
);

/** How far someone has read; the greatest number wins. */
export const readPositions = pgTable(
  'read_positions',
  {
    userId: key('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    threadId: key('thread_id')
      .notNull()
      .references(() => threads.id),
    lastRead: integer('last_read').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [compositeKey({ columns: [table.userId, table.threadId] })],
);

/** The thread to which newcomers of a place are pointed. */
export const placeIntroductions = pgTable(
  'place_introductions',
  {
    placeId: key('place_id')
      .primaryKey()
      .references(() => places.id),
    threadId: key('thread_id')
      .notNull()
      .references(() => threads.id),
  },
  (table) => [index('place_introductions_thread').on(table.threadId)],
);
