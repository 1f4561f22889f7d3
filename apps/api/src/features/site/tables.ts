import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { key, moment } from '../../platform/db/columns.ts';

/** Settings that somebody has changed; the others have the default of `shared/site/settings.ts`. */
export const siteSettings = pgTable('site_settings', {
  key: text().primaryKey(),
  value: jsonb().$type<boolean | number>().notNull(),
  changedAt: moment('changed_at').notNull(),
  /** Inside key of the account; no reference, since accounts stand above the site. */
  changedBy: key('changed_by'),
});
