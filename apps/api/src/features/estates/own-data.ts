import type { PersonalData } from '../identity/index.ts';
import { ownMemberships } from './queries-own-data.ts';
import { eraseMemberships } from './repo-erasure.ts';

/** Who belongs where. */
export const estatesData: PersonalData = {
  documents: [ownMemberships],
  notExported: {},
  erasers: [eraseMemberships],
  notErased: {},
};
