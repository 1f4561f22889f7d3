import { eq } from 'drizzle-orm';
import type { Db } from '../../platform/db/database.ts';
import { users } from '../identity/tables.ts';
import { siteSettings } from '../site/tables.ts';

/** Settings that were ever changed, with the name of who did it last; null once that account is gone. */
export const readSettingsWithNames = (db: Db) =>
  db
    .select({
      key: siteSettings.key,
      value: siteSettings.value,
      changedAt: siteSettings.changedAt,
      changedBy: users.displayName,
    })
    .from(siteSettings)
    .leftJoin(users, eq(users.id, siteSettings.changedBy));
