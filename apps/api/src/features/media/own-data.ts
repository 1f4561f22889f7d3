import type { PersonalData } from '../identity/index.ts';
import { filesOfPerson, ownPhoto } from './queries-own-data.ts';
import { erasePhoto } from './repo-erasure.ts';

/** The person's photo, also as the files that it is. */
export const mediaData: PersonalData = {
  documents: [ownPhoto],
  files: filesOfPerson,
  notExported: {},
  erasers: [erasePhoto],
  notErased: {},
};
