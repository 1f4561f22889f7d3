import type { Platform } from '../../platform/platform.ts';
import { forgetRequests } from './repo-requests.ts';
import { forgetStairwells } from './repo-stairwells.ts';
import { retention } from './retention.ts';

const everySeconds = 3600;

/** Lets codes and requests that ended long ago be forgotten, once an hour for all instances. */
export const scheduleCleanUp = ({ jobs, db, clock }: Pick<Platform, 'jobs' | 'db' | 'clock'>): void => {
  jobs.repeat('estates.clean-up', everySeconds, async () => {
    const now = clock.now().getTime();
    await forgetStairwells(db, new Date(now - retention.stairwellCodesMs));
    await forgetRequests(db, new Date(now - retention.joinRequestsMs));
  });
};
