import { adminData } from './features/admin/index.ts';
import { documentsData } from './features/documents/index.ts';
import { createEstatesData } from './features/estates/index.ts';
import { identityData, type PersonalData } from './features/identity/index.ts';
import { institutionsData } from './features/institutions/index.ts';
import { invitationsData } from './features/invitations/index.ts';
import { mediaData } from './features/media/index.ts';
import { moderationData } from './features/moderation/index.ts';
import { createUntellWaiting, notificationsData } from './features/notifications/index.ts';
import { privacyData } from './features/privacy/index.ts';
import { organisationsData } from './features/organisations/index.ts';
import { createThreadsData } from './features/threads/index.ts';
import type { Platform } from './platform/platform.ts';

/**
 * What each feature keeps about people, in the order in which it is erased: what others read first. The explicit list: a
 * table with a person in it that is in none of these fails `test/personal-data.test.ts`.
 */
export const personalData = (platform: Platform): readonly PersonalData[] => [
  identityData,
  createEstatesData(createUntellWaiting(platform)),
  organisationsData,
  institutionsData,
  invitationsData,
  mediaData,
  createThreadsData(platform),
  moderationData,
  notificationsData,
  documentsData,
  privacyData,
  adminData,
];
