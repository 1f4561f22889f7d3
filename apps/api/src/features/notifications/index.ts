import type { Http } from '../../platform/http/contract.ts';
import type { NotificationContext } from './context.ts';
import { handleNotificationJobs } from './jobs.ts';
import { deliverNotifications } from './live.ts';
import { registerNotificationRoutes } from './routes.ts';

export {
  createTellJoining,
  tellExportReady,
  tellOrganisationAsks,
  tellPhotoRemoved,
  tellRole,
  untellOrganisationAsks,
} from './tell-person.ts';
export { createTellWaiting, createUntellWaiting } from './tell-waiting.ts';
export { notificationsData } from './own-data.ts';
export { notificationInvariants } from './queries-invariants.ts';
export { notificationsKept } from './retention.ts';
export { recipientsOf } from './recipients.ts';

/** The bell: replies to what I wrote, official answers, decisions about my posts. */
export const notificationsFeature = (context: NotificationContext) => {
  handleNotificationJobs(context);
  deliverNotifications(context);
  return { routes: (http: Http): void => registerNotificationRoutes(http, context) };
};
