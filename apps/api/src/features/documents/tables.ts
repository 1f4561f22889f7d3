import { boolean, date, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { key, moment, primaryKey } from '../../platform/db/columns.ts';
import { users } from '../identity/tables.ts';

/** Published texts. A row is never changed: the text of a document is its newest one that is in force, else the default. */
export const documentVersions = pgTable(
  'document_versions',
  {
    id: primaryKey(),
    document: text({ enum: ['rules', 'privacy', 'accessibility', 'about', 'contact'] }).notNull(),
    locale: text({ enum: ['pl', 'en'] }).notNull(),
    /** 1, 2, 3 … within the document and its language: of two who publish at once the second fails. */
    number: integer().notNull(),
    /** Markdown; the facts of the town stand in it as placeholders. */
    body: text().notNull(),
    note: text().notNull(),
    /** First day on which it holds, in the city's time zone. */
    effectiveOn: date('effective_on', { mode: 'string' }).notNull(),
    /** Everybody with an account is told. */
    announced: boolean().notNull(),
    authorId: key('author_id')
      .notNull()
      .references(() => users.id),
    publishedAt: moment('published_at').notNull(),
  },
  (table) => [unique('document_versions_number').on(table.document, table.locale, table.number)],
);

/** What the documents say of the town. Each change is a new row with all of it; the newest counts. */
export const documentFacts = pgTable('document_facts', {
  /** 1, 2, 3 …: of two who change them at once the second fails. */
  revision: integer().primaryKey(),
  facts: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  authorId: key('author_id')
    .notNull()
    .references(() => users.id),
  changedAt: moment('changed_at').notNull(),
});
