import type { Http } from '../../platform/http/contract.ts';
import type { Platform } from '../../platform/platform.ts';
import type { InvitationsPorts } from './context.ts';
import { handleJobs } from './jobs.ts';
import { implementInvitations } from './routes.ts';

export { createCountInvited } from './count-invited.ts';
export { invitationsKept } from './kept.ts';
export { invitationInvariants } from './queries-invariants.ts';
export { invitationsData } from './own-data.ts';

/** Links by which neighbours invite each other to their estate. */
export const invitationsFeature = (platform: Platform, ports: InvitationsPorts) => {
  handleJobs(platform);
  return { routes: (http: Http): void => implementInvitations(http, { ...ports, platform }) };
};
