import type { PersonalData } from '../identity/index.ts';
import { ownInstitutions } from './queries-own-data.ts';
import { eraseLiaisons } from './repo-erasure.ts';

/** Who speaks for whom. */
export const institutionsData: PersonalData = {
  documents: [ownInstitutions],
  notExported: {},
  erasers: [eraseLiaisons],
  notErased: {},
};
