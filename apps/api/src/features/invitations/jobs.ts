import type { Platform } from '../../platform/platform.ts';
import { forgetInvitations } from './repo.ts';

const cleanUp = 'invitations.clean-up';
const cleanUpSeconds = 3600;

/** Links are forgotten within the hour after their day. */
export const handleJobs = ({ db, jobs, clock }: Platform): void => {
  jobs.repeat(cleanUp, cleanUpSeconds, () => forgetInvitations(db, clock.now()));
};
