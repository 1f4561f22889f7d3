import { sql } from 'drizzle-orm';
import type { SettingKey, SettingValue } from '@moja-ulica/shared/site/settings.ts';
import type { Tx } from '../../platform/db/database.ts';
import { siteSettings } from './tables.ts';

export interface SettingChange {
  readonly key: SettingKey;
  readonly value: SettingValue;
}

interface Changing {
  /** Inside key. */
  readonly by: bigint;
  readonly now: Date;
}

/** Of two who change settings at once the second waits, and reads what the first has made of them. */
export const lockSettings = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`lock table ${siteSettings} in share row exclusive mode`);
};

/** Gives a setting its value; a trigger tells every instance. */
export const putSetting = async (tx: Tx, { key, value }: SettingChange, { by, now }: Changing): Promise<void> => {
  const row = { value, changedAt: now, changedBy: by };
  await tx
    .insert(siteSettings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: siteSettings.key, set: row });
};
