import { adminRoutes } from './admin/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { estateRoutes } from './estates/routes.ts';
import { stairwellRoutes } from './estates/stairwell-routes.ts';
import { joinRequestRoutes } from './estates/join-request-routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { institutionRoutes } from './institutions/routes.ts';
import { matterRoutes } from './matters/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { mediaRoutes } from './media/routes.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { siteRoutes } from './site/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { organisationRoutes } from './organisations/routes.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { threadRoutes } from './threads/routes.ts';

/** The whole contract by feature, for what goes through all of it: the document of the API, tests. */
export const apiRoutes = {
  site: siteRoutes,
  identity: identityRoutes,
  estates: estateRoutes,
  stairwells: stairwellRoutes,
  joinRequests: joinRequestRoutes,
  institutions: institutionRoutes,
  organisations: organisationRoutes,
  invitations: invitationRoutes,
  media: mediaRoutes,
  threads: threadRoutes,
  matters: matterRoutes,
  moderation: moderationRoutes,
  notifications: notificationRoutes,
  statistics: statisticsRoutes,
  admin: adminRoutes,
  documents: documentRoutes,
  privacy: privacyRoutes,
} as const;
