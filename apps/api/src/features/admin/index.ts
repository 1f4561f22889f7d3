import type { Http } from '../../platform/http/contract.ts';
import { loadTexts } from '../../platform/i18n.ts';
import type { AdminPorts } from './context.ts';
import { handleAdminJobs } from './jobs.ts';
import { createAdminMails } from './mails.ts';
import { implementAdmin } from './routes.ts';

export { adminKept } from './kept.ts';
export { adminInvariants } from './queries-invariants.ts';
export { adminData } from './own-data.ts';

/** What the administrator does for the whole site, and what staff did. */
export const adminFeature = (ports: AdminPorts) => {
  const context = { ...ports, mails: createAdminMails(ports.platform, loadTexts()) };
  handleAdminJobs(ports.platform);
  return { routes: (http: Http): void => implementAdmin(http, context) };
};
