import { Type, type Static } from 'typebox';
import { Closed, Nullable, Timestamp } from '../common.ts';

const SettingValue = Type.Union([Type.Boolean(), Type.Integer({ minimum: 0, maximum: 1_000_000 })]);
const SettingKey = Type.String({ pattern: '^[a-z][A-Za-z]{1,59}$' });

export const SiteSetting = Closed({
  key: SettingKey,
  value: SettingValue,
  changedAt: Nullable(Timestamp),
  changedBy: Nullable(Type.String({ description: 'Display name of who changed it last' })),
});

export const SiteSettingChange = Closed({ key: SettingKey, value: SettingValue });

export type SiteSetting = Static<typeof SiteSetting>;
