import { Type } from 'typebox';
import { Closed, Locale } from '../common.ts';
import { defineRoute } from '../http.ts';
import { documentPaths as paths } from './paths.ts';
import {
  DocumentFactsChange,
  DocumentLocale,
  DocumentName,
  DocumentNotice,
  DocumentPreview,
  DocumentPreviewRequest,
  DocumentPublication,
  DocumentVersionHead,
  EditedDocument,
  EditedDocuments,
  TownDocument,
} from './schema.ts';

const tag = 'documents';
const params = Closed({ document: DocumentName });
const versionParams = Closed({ document: DocumentName, number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });
const inLanguage = Closed({ lang: Type.Optional(Locale) });
const staff = ['forbidden', 'email_unconfirmed', 'account_suspended'] as const;

export const documentRoutes = {
  document: defineRoute({
    ...paths.document,
    tag,
    access: 'public',
    summary: 'A document of the site as it is in force',
    description: 'In Polish where it is not written in the language asked for; `locale` says which it is.',
    params,
    query: inLanguage,
    responses: { 200: TownDocument },
    errors: [],
  }),
  documentVersions: defineRoute({
    ...paths.documentVersions,
    tag,
    access: 'public',
    summary: 'Published versions of the rules or of the privacy notice, newest first',
    params,
    query: inLanguage,
    responses: { 200: Closed({ items: Type.Array(DocumentVersionHead) }) },
    errors: ['document_version_not_found'],
  }),
  documentVersion: defineRoute({
    ...paths.documentVersion,
    tag,
    access: 'public',
    summary: 'The rules or the privacy notice as they once were, or will be',
    params: versionParams,
    query: inLanguage,
    responses: { 200: TownDocument },
    errors: ['document_version_not_found'],
  }),
  documentNotices: defineRoute({
    ...paths.documentNotices,
    tag,
    access: 'account',
    summary: 'Changes of documents that were announced since one has an account, the newest of each',
    query: inLanguage,
    responses: { 200: Closed({ items: Type.Array(DocumentNotice) }) },
    errors: [],
  }),
  editedDocuments: defineRoute({
    ...paths.editedDocuments,
    tag,
    access: 'account',
    summary: 'All documents with what is missing in them, and what they say of the town',
    responses: { 200: EditedDocuments },
    errors: staff,
  }),
  editedDocument: defineRoute({
    ...paths.editedDocument,
    tag,
    access: 'account',
    summary: 'A document as it is edited: Markdown, the default, and who published what',
    params,
    query: Closed({ lang: DocumentLocale }),
    responses: { 200: EditedDocument },
    errors: staff,
  }),
  previewDocument: defineRoute({
    ...paths.previewDocument,
    tag,
    access: 'account',
    summary: 'What a text would look like, and what is missing in it',
    params,
    body: DocumentPreviewRequest,
    responses: { 200: DocumentPreview },
    errors: staff,
  }),
  publishDocument: defineRoute({
    ...paths.publishDocument,
    tag,
    access: 'account',
    summary: 'Publish a new version of a document',
    params,
    body: DocumentPublication,
    responses: { 201: EditedDocument },
    errors: [...staff, 'document_changed'],
    creates: true,
  }),
  changeDocumentFacts: defineRoute({
    ...paths.changeDocumentFacts,
    tag,
    access: 'account',
    summary: 'Say what the documents tell of the town: all of it, an empty text where it is not known',
    body: DocumentFactsChange,
    responses: { 200: EditedDocuments },
    errors: [...staff, 'document_changed'],
  }),
} as const;
