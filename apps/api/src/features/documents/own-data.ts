import type { PersonalData } from '../identity/index.ts';
import { ownDocuments } from './queries-own-data.ts';

const ofTheSite = 'A text of the site, published by its administration: the key of who did it is left, without a name.';

/** Who published the documents of the site. */
export const documentsData: PersonalData = {
  documents: [ownDocuments],
  notExported: {
    'document_facts.author_id': 'What the documents say of the town; that it was changed is in the audit log.',
  },
  erasers: [],
  notErased: { 'document_versions.author_id': ofTheSite, 'document_facts.author_id': ofTheSite },
};
