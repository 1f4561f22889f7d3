import type { TownDocument } from '@moja-ulica/shared/documents/schema.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { DocumentContext, DocumentPorts } from './context.ts';
import { loadDefaultTexts } from './default-texts.ts';
import type { Which } from './queries.ts';
import { readDocument, readDocumentVersion } from './read-documents.ts';
import { createDocumentRenderer } from './render/render-document.ts';
import { implementDocuments } from './routes.ts';

export { documentChecks } from './checks.ts';
export { documentsData } from './own-data.ts';
export { documentInvariants } from './queries-invariants.ts';

/** Rules, privacy, accessibility, contact and the project: texts of the site that the administrator edits. */
export const documentsFeature = (ports: DocumentPorts) => {
  const context: DocumentContext = {
    ...ports,
    defaults: loadDefaultTexts(),
    render: createDocumentRenderer(ports.platform.config.publicUrl, ports.tables),
  };
  return {
    routes: (http: Http): void => implementDocuments(http, context),
    /** As everybody reads it today, or the version of that number; for the first HTML. Throws `document_version_not_found`. */
    readDocument: (which: Which, number: number | null = null): Promise<TownDocument> =>
      number === null ? readDocument(context, which) : readDocumentVersion(context, which, number),
  };
};
