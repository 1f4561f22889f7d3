import type { Http } from '../../platform/http/contract.ts';
import type { ModerationContext } from './context.ts';
import { handleModerationJobs } from './jobs.ts';
import { registerModerationRoutes } from './routes.ts';

export { decisionMade, type DecisionMade, type PhotoRemoved } from './context.ts';
export { suspendPerson } from './commands/suspend-person.ts';
export { dueAfter } from './due.ts';
export { writeAudit } from './repo.ts';
export { hideReasons } from './queries.ts';
export { moderationData } from './own-data.ts';
export { moderationInvariants } from './queries-invariants.ts';
export { moderationKept } from './retention.ts';

/** Reports, cases and decisions in their first form. */
export const moderationFeature = (context: ModerationContext) => {
  handleModerationJobs(context.platform);
  return { routes: (http: Http): void => registerModerationRoutes(http, context) };
};
