import { adminPaths } from '@moja-ulica/shared/admin/paths.ts';
import type { adminRoutes } from '@moja-ulica/shared/admin/routes.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';

export const admin = clientOf<typeof adminRoutes>(adminPaths);

/** Every setting of the site. */
export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: async ({ signal }) => (await admin.settings({ signal })).items,
});
