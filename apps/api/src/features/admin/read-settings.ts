import type { SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { settingKeys, settingsFrom } from '@moja-ulica/shared/site/settings.ts';
import type { Caller } from '../../platform/auth/caller.ts';
import type { AdminContext } from './context.ts';
import { requireAdmin } from './guard.ts';
import { readSettingsWithNames } from './queries.ts';

/** Every setting in the order of the catalogue, with who changed it last. Throws what `requireAdmin` throws. */
export const readSettings = async (context: AdminContext, caller: Caller): Promise<SiteSetting[]> => {
  const { db } = context.platform;
  await requireAdmin(context, db, caller);
  const rows = new Map((await readSettingsWithNames(db)).map((row) => [row.key, row]));
  const values = settingsFrom(new Map([...rows].map(([key, { value }]) => [key, value])));
  return settingKeys.map((key) => ({
    key,
    value: values[key],
    changedAt: rows.get(key)?.changedAt.toISOString() ?? null,
    changedBy: rows.get(key)?.changedBy ?? null,
  }));
};
