import { eq } from 'drizzle-orm';
import type { Db } from './database.ts';
import { settings } from './tables.ts';

/** A value the installation keeps for itself, or null. */
export const getSetting = async (db: Db, name: string): Promise<string | null> => {
  const rows = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name));
  return rows[0]?.value ?? null;
};

/**
 * The value of a setting, made at first need. Of several instances that make it at once one wins, and all get its value.
 */
export const getOrCreateSetting = async (db: Db, name: string, make: () => string): Promise<string> => {
  const known = await getSetting(db, name);
  if (known !== null) return known;
  await db.insert(settings).values({ name, value: make() }).onConflictDoNothing();
  const value = await getSetting(db, name);
  if (value === null) throw new Error(`The setting ${name} was deleted while it was being made`);
  return value;
};
