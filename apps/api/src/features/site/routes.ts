import { siteRoutes } from '@moja-ulica/shared/site/routes.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import type { ReadSettings } from './settings.ts';

/** Operations of `shared/site/routes.ts`. */
export const implementSite = (http: Http, { db }: Platform, settings: ReadSettings): void => {
  http.implement(siteRoutes.publicSettings, async ({ send }) => {
    const { editHours, minimumAge } = await settings(db);
    return send(200, { editHours, minimumAge });
  });
};
