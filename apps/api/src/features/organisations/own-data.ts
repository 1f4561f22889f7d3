import type { PersonalData } from '../identity/index.ts';
import { ownOrganisations } from './queries-own-data.ts';
import { eraseWriters } from './repo-erasure.ts';

/** For which organisations the person writes. */
export const organisationsData: PersonalData = {
  documents: [ownOrganisations],
  notExported: { 'organisations.contact_email': 'The organisation’s own address, given for everybody to read.' },
  erasers: [eraseWriters],
  notErased: { 'organisations.contact_email': 'The organisation’s own address; its keepers change it.' },
};
