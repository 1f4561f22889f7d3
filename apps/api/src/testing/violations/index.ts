import { ofModeration, ofNotifications } from './moderation.ts';
import { ofPeople } from './people.ts';
import { ofJobs, ofPlatform, ofStatistics } from './platform.ts';
import { ofPrivacy } from './privacy.ts';
import { ofMatters, ofThreads } from './threads.ts';
import type { Violation } from './violation.ts';

/** At least one for each check of rows, jobs and the database that can be broken with SQL. */
export const violations: readonly Violation[] = [
  ...ofThreads,
  ...ofPeople,
  ...ofModeration,
  ...ofMatters,
  ...ofNotifications,
  ...ofPrivacy,
  ...ofStatistics,
  ...ofPlatform,
  ...ofJobs,
];
