import type { PersonalData } from '../identity/index.ts';
import type { UntellWaiting } from './context.ts';
import { ownJoinRequests, ownMemberships } from './queries-own-data.ts';
import { createEraseJoinRequests, eraseMemberships } from './repo-erasure.ts';

/** Who belongs where. */
export const createEstatesData = (untellWaiting: UntellWaiting): PersonalData => ({
  documents: [ownMemberships, ownJoinRequests],
  notExported: {},
  erasers: [eraseMemberships, createEraseJoinRequests(untellWaiting)],
  notErased: {},
});
