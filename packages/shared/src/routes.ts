import { estateRoutes } from './estates/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { institutionRoutes } from './institutions/routes.ts';
import { matterRoutes } from './matters/routes.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { threadRoutes } from './threads/routes.ts';

/** The whole contract by feature. The web imports its type only. */
export const apiRoutes = {
  identity: identityRoutes,
  estates: estateRoutes,
  institutions: institutionRoutes,
  threads: threadRoutes,
  matters: matterRoutes,
  moderation: moderationRoutes,
  notifications: notificationRoutes,
} as const;

export type ApiRoutes = typeof apiRoutes;
