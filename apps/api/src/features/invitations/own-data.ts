import type { PersonalData } from '../identity/index.ts';
import { ownInvitations } from './queries-own-data.ts';
import { eraseInvitations } from './repo-erasure.ts';

/** Links by which the person invites neighbours. */
export const invitationsData: PersonalData = {
  documents: [ownInvitations],
  notExported: {},
  erasers: [eraseInvitations],
  notErased: {},
};
