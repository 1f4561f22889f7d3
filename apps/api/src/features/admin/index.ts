import type { Http } from '../../platform/http/contract.ts';
import type { AdminContext } from './context.ts';
import { implementAdmin } from './routes.ts';

export { adminData } from './own-data.ts';

/** What the administrator does for the whole site. */
export const adminFeature = (context: AdminContext) => ({
  routes: (http: Http): void => implementAdmin(http, context),
});
