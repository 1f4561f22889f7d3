import { adminInvariants } from '../../features/admin/index.ts';
import { demoChecks } from '../../features/demo/index.ts';
import { documentChecks, documentInvariants } from '../../features/documents/index.ts';
import { estateInvariants } from '../../features/estates/index.ts';
import { identityInvariants } from '../../features/identity/index.ts';
import { invitationInvariants } from '../../features/invitations/index.ts';
import { matterInvariants } from '../../features/matters/index.ts';
import { mediaInvariants } from '../../features/media/index.ts';
import { moderationInvariants } from '../../features/moderation/index.ts';
import { notificationInvariants } from '../../features/notifications/index.ts';
import { organisationInvariants } from '../../features/organisations/index.ts';
import { privacyInvariants } from '../../features/privacy/index.ts';
import { statisticsInvariants } from '../../features/statistics/index.ts';
import { threadInvariants } from '../../features/threads/index.ts';
import { databaseChecks } from '../../platform/db/checks.ts';
import { platformInvariants } from '../../platform/db/invariants.ts';
import type { Check } from '../../platform/doctor/check.ts';
import { checkOf } from '../../platform/doctor/invariant.ts';
import { settingsChecks } from '../../platform/doctor/settings/index.ts';
import { jobChecks } from '../../platform/jobs/checks.ts';
import { backupChecks } from '../backup/checks.ts';
import { upgradeChecks } from '../upgrade/copies.ts';

/** Everything that `doctor` asks, in this order. The explicit list: what is not here is not checked. */
export const allChecks: readonly Check[] = [
  ...databaseChecks,
  ...[
    platformInvariants,
    identityInvariants,
    estateInvariants,
    organisationInvariants,
    invitationInvariants,
    mediaInvariants,
    threadInvariants,
    matterInvariants,
    moderationInvariants,
    notificationInvariants,
    statisticsInvariants,
    documentInvariants,
    privacyInvariants,
    adminInvariants,
  ].flatMap((invariants) => invariants.map(checkOf)),
  ...jobChecks,
  ...settingsChecks,
  ...backupChecks,
  ...upgradeChecks,
  ...documentChecks,
  ...demoChecks,
];
