import { adminPaths } from './admin/paths.ts';
import { documentPaths } from './documents/paths.ts';
import { estatePaths } from './estates/paths.ts';
import { stairwellPaths } from './estates/stairwell-paths.ts';
import { joinRequestPaths } from './estates/join-request-paths.ts';
import { identityPaths } from './identity/paths.ts';
import { institutionPaths } from './institutions/paths.ts';
import { matterPaths } from './matters/paths.ts';
import { invitationPaths } from './invitations/paths.ts';
import { mediaPaths } from './media/paths.ts';
import { moderationPaths } from './moderation/paths.ts';
import { notificationPaths } from './notifications/paths.ts';
import { sitePaths } from './site/paths.ts';
import { privacyPaths } from './privacy/paths.ts';
import { organisationPaths } from './organisations/paths.ts';
import { statisticsPaths } from './statistics/paths.ts';
import { threadPaths } from './threads/paths.ts';

/** Every operation's method and path by feature: plain values, what the web's client is made from. */
export const apiPaths = {
  site: sitePaths,
  identity: identityPaths,
  estates: estatePaths,
  stairwells: stairwellPaths,
  joinRequests: joinRequestPaths,
  institutions: institutionPaths,
  organisations: organisationPaths,
  invitations: invitationPaths,
  media: mediaPaths,
  threads: threadPaths,
  matters: matterPaths,
  moderation: moderationPaths,
  notifications: notificationPaths,
  statistics: statisticsPaths,
  admin: adminPaths,
  documents: documentPaths,
  privacy: privacyPaths,
} as const;
