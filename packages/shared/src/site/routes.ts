import { defineRoute } from '../http.ts';
import { sitePaths as paths } from './paths.ts';
import { PublicSiteSettings } from './schema.ts';

export const siteRoutes = {
  publicSettings: defineRoute({
    ...paths.publicSettings,
    tag: 'site',
    access: 'public',
    summary: 'Settings of the site that decide what everybody is shown',
    responses: { 200: PublicSiteSettings },
    errors: [],
  }),
} as const;
