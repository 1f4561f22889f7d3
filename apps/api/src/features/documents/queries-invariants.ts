import { keysLeadToRows, reportIt, type Invariant } from '../../platform/doctor/invariant.ts';

/** What holds of documents at every moment. */
export const documentInvariants: readonly Invariant[] = [
  {
    name: 'documents.numbers',
    rule: 'Versions of a document are numbered 1, 2, 3 … in each language.',
    broken: `select document || ' ' || locale as subject from document_versions
      group by document, locale having count(*) <> max(number) or min(number) <> 1`,
    advice: reportIt,
  },
  ...keysLeadToRows('documents', { publishDocument: 'document_versions' }),
];
