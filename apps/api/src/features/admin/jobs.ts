import type { Platform } from '../../platform/platform.ts';
import { invitationsKeptMs } from './own-data.ts';
import { forgetInvitations } from './repo-invitations.ts';

const cleanUp = 'admin.clean-up';
const cleanUpSeconds = 3600;

/** Declares what this feature does later. */
export const handleAdminJobs = ({ db, clock, jobs }: Platform): void => {
  jobs.repeat(cleanUp, cleanUpSeconds, () =>
    forgetInvitations(db, new Date(clock.now().getTime() - invitationsKeptMs)),
  );
};
