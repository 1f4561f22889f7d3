import type { PersonalData } from '../identity/index.ts';
import { ownNotifications } from './queries-own-data.ts';
import { eraseNotifications } from './repo-erasure.ts';

/** The bell. */
export const notificationsData: PersonalData = {
  documents: [ownNotifications],
  notExported: {
    'notifications.actor_id': 'In the lists of others: what they were told of is theirs.',
  },
  erasers: [eraseNotifications],
  notErased: {
    'notifications.actor_id': 'A key without a name: others go on being told that a deleted account replied.',
  },
};
