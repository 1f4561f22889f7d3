import type { Platform } from '../../platform/platform.ts';
import { recordMs } from './retention.ts';
import { forgetAudit, forgetCases, forgetDecisions, forgetReports } from './repo-retention.ts';

const cleanUpSeconds = 3600;
const rowsAtOnce = 500;

/** Forgets the moderation record when its time is over, a part in each transaction, so that nobody waits for it. */
export const handleModerationJobs = ({ jobs, db, clock }: Pick<Platform, 'jobs' | 'db' | 'clock'>): void => {
  jobs.repeat('moderation.clean-up', cleanUpSeconds, async () => {
    const before = new Date(clock.now().getTime() - recordMs);
    for (const forget of [forgetReports, forgetCases, forgetDecisions, forgetAudit]) {
      while ((await db.transaction((tx) => forget(tx, before, rowsAtOnce))) === rowsAtOnce);
    }
  });
};
