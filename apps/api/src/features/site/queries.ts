import type { Db } from '../../platform/db/database.ts';
import { siteSettings } from './tables.ts';

/** Settings that were ever changed, in no order. */
export const readChangedSettings = (db: Db) => db.select().from(siteSettings);
