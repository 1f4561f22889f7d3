import type { SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { isSettingKey, isSettingValue, settingKeys, siteSettings } from '@moja-ulica/shared/site/settings.ts';
import type { SettingKey, SettingValue } from '@moja-ulica/shared/site/settings.ts';

/** What stands in the fields: numbers as they were typed. */
export type Typed = Readonly<Partial<Record<SettingKey, string | boolean>>>;

/** Fields that show what is saved. */
export const typedFrom = (saved: readonly SiteSetting[]): Typed =>
  Object.fromEntries(
    saved
      .filter(({ key }) => isSettingKey(key))
      .map(({ key, value }) => [key, typeof value === 'boolean' ? value : String(value)]),
  );

/** What is typed as a value; `undefined` where this setting cannot have it. */
export const valueOf = (key: SettingKey, typed: string | boolean | undefined): SettingValue | undefined => {
  const value = typeof typed === 'string' ? (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined) : typed;
  return isSettingValue(key, value) ? value : undefined;
};

/** The settings whose fields say something else than what is saved, and those whose fields say nothing that can be. */
export const compare = (saved: readonly SiteSetting[], typed: Typed) => {
  const known = new Map(saved.map(({ key, value }) => [key, value]));
  const wrong = settingKeys.filter((key) => known.has(key) && valueOf(key, typed[key]) === undefined);
  const changes = settingKeys.flatMap((key) => {
    const value = valueOf(key, typed[key]);
    return value === undefined || !known.has(key) || known.get(key) === value ? [] : [{ key, value }];
  });
  return { wrong, changes };
};

/** The least and the most that a number may be. */
export const rangeOf = (key: SettingKey): { readonly min: number; readonly max: number } | undefined => {
  const setting = siteSettings[key];
  return setting.kind === 'number' ? { min: setting.min, max: setting.max } : undefined;
};
