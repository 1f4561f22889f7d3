import { sitePaths } from '@moja-ulica/shared/site/paths.ts';
import type { siteRoutes } from '@moja-ulica/shared/site/routes.ts';
import type { PublicSiteSettings } from '@moja-ulica/shared/site/schema.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { clientOf } from './api-client.ts';

const site = clientOf<typeof siteRoutes>(sitePaths);

const staleAfterMs = 5 * 60_000;

export const siteSettingsQuery = queryOptions({
  queryKey: ['site-settings'],
  queryFn: ({ signal }) => site.publicSettings({ signal }),
  staleTime: staleAfterMs,
});

/** What the administrator has set that decides what is shown; `undefined` while it is not known. */
export const useSiteSettings = (): PublicSiteSettings | undefined => useQuery(siteSettingsQuery).data;
