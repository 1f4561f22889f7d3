import { index, integer, jsonb, pgTable, primaryKey as compositeKey, text } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey } from './columns.ts';

/** Small values the installation keeps for itself, such as its signing secret; one row each. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: text().notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** What a creating request made, so that its repetition makes nothing. The result's id is kept, never an answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: key('user_id').notNull(),
    key: text().notNull(),
    operation: text().notNull(),
    /** SHA-256 of operation, path and body, hex. */
    fingerprint: text().notNull(),
    resultId: key('result_id').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    compositeKey({ columns: [table.userId, table.key] }),
    index('idempotency_keys_created_at').on(table.createdAt),
  ],
);

/** Jobs that are done many at a time; a row is taken out by the transaction that does the work. */
export const jobOutbox = pgTable('job_outbox', {
  id: primaryKey(),
  queue: text().notNull(),
  data: jsonb().$type<object>().notNull(),
  /** On database time, as all that is said of jobs. */
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** Counters of rate limits by window; shared by all instances. */
export const rateCounters = pgTable(
  'rate_counters',
  {
    name: text().notNull(),
    windowStart: moment('window_start').notNull(),
    count: integer().notNull(),
  },
  (table) => [
    compositeKey({ columns: [table.name, table.windowStart] }),
    index('rate_counters_window_start').on(table.windowStart),
  ],
);

/** Mail kept for the page that shows it, used only where no SMTP server is set and never in production. */
export const shownMails = pgTable('shown_mails', {
  id: primaryKey(),
  recipient: text().notNull(),
  subject: text().notNull(),
  text: text().notNull(),
  html: text().notNull(),
  headers: jsonb().$type<Record<string, string>>().notNull(),
  createdAt: moment('created_at').notNull(),
});
