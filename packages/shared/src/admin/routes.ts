import { Type } from 'typebox';
import { Closed } from '../common.ts';
import { defineRoute } from '../http.ts';
import { siteSettings } from '../site/settings.ts';
import { auditRoutes } from './audit-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { adminPaths as paths } from './paths.ts';
import { peopleRoutes } from './people-routes.ts';
import { roleRoutes } from './role-routes.ts';
import { SiteSetting, SiteSettingChange } from './schema.ts';

const tag = 'admin';
const standing = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;
const Settings = Closed({ items: Type.Array(SiteSetting) });

export const adminRoutes = {
  ...roleRoutes,
  ...peopleRoutes,
  ...invitationRoutes,
  ...auditRoutes,
  settings: defineRoute({
    ...paths.settings,
    tag,
    access: 'account',
    summary: 'All settings of the site',
    responses: { 200: Settings },
    errors: standing,
  }),
  changeSettings: defineRoute({
    ...paths.changeSettings,
    tag,
    access: 'account',
    summary: 'Change settings of the site, all or none of those given',
    body: Closed({
      changes: Type.Array(SiteSettingChange, { minItems: 1, maxItems: Object.keys(siteSettings).length }),
    }),
    responses: { 200: Settings },
    errors: standing,
  }),
} as const;
