import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import { implementSite } from './routes.ts';
import type { ReadSettings } from './settings.ts';

export type { AuditEntry, WriteAudit } from './audit.ts';
export { readChangedSettings } from './queries.ts';
export { lockSettings, putSetting, type SettingChange } from './repo.ts';
export { createReadSettings, settingsTopic, type ReadSettings } from './settings.ts';

/** What the whole site is set to; everything else stands on it. */
export const siteFeature = (platform: Platform, ports: { readonly settings: ReadSettings }) => ({
  routes: (http: Http): void => implementSite(http, platform, ports.settings),
});
