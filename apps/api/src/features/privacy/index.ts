import type { Http } from '../../platform/http/contract.ts';
import { loadTexts } from '../../platform/i18n.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PrivacyContext, PrivacyPorts } from './context.ts';
import { handlePrivacyJobs } from './jobs.ts';
import { deliverExports } from './live.ts';
import { createMails } from './mails.ts';
import { registerPrivacyRoutes } from './routes.ts';

export { privacyKept } from './kept.ts';
export { privacyData } from './own-data.ts';
export { privacyInvariants } from './queries-invariants.ts';

/** My data: a copy of everything that is kept about a person, and the end of their account. */
export const privacyFeature = (platform: Platform, ports: PrivacyPorts) => {
  const texts = loadTexts();
  const context: PrivacyContext = { ...ports, platform, texts, mails: createMails(platform, texts) };
  handlePrivacyJobs(context);
  deliverExports(platform);
  return { routes: (http: Http): void => registerPrivacyRoutes(http, context) };
};
