import type { PersonalData } from '../identity/index.ts';
import { ownJoinRequests, ownMemberships } from './queries-own-data.ts';
import { eraseJoinRequests, eraseMemberships } from './repo-erasure.ts';

/** Who belongs where. */
export const estatesData: PersonalData = {
  documents: [ownMemberships, ownJoinRequests],
  notExported: {},
  erasers: [eraseMemberships, eraseJoinRequests],
  notErased: {},
};
