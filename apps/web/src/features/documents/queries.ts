import { documentPaths } from '@moja-ulica/shared/documents/paths.ts';
import type { documentRoutes } from '@moja-ulica/shared/documents/routes.ts';
import type { DocumentLocale, DocumentName } from '@moja-ulica/shared/documents/schema.ts';
import { queryOptions } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import type { Locale } from '../../lib/i18n.tsx';

export const documents = clientOf<typeof documentRoutes>(documentPaths);

/** A document in force (null), or one of its versions. The server writes it into the first HTML. */
export const documentQuery = (document: DocumentName, lang: Locale, number: number | null = null) =>
  queryOptions({
    queryKey: ['document', document, lang, number],
    queryFn: ({ signal }) =>
      number === null
        ? documents.document({ params: { document }, query: { lang }, signal })
        : documents.documentVersion({ params: { document, number }, query: { lang }, signal }),
  });

/** Published versions, newest first. */
export const versionsQuery = (document: DocumentName, lang: Locale) =>
  queryOptions({
    queryKey: ['documentVersions', document, lang],
    queryFn: async ({ signal }) =>
      (await documents.documentVersions({ params: { document }, query: { lang }, signal })).items,
  });

const noticesStaleMs = 60 * 60_000;

/** Changes that were announced since one has an account. */
export const noticesQuery = (lang: Locale) =>
  queryOptions({
    queryKey: ['documentNotices', lang],
    queryFn: async ({ signal }) => (await documents.documentNotices({ query: { lang }, signal })).items,
    staleTime: noticesStaleMs,
  });

/** All documents with what is missing in them, for the administrator. */
export const editedDocumentsQuery = queryOptions({
  queryKey: ['admin', 'documents'],
  queryFn: ({ signal }) => documents.editedDocuments({ signal }),
});

/** One document with its Markdown and its history. */
export const editedDocumentQuery = (document: DocumentName, lang: DocumentLocale) =>
  queryOptions({
    queryKey: ['admin', 'document', document, lang],
    queryFn: ({ signal }) => documents.editedDocument({ params: { document }, query: { lang }, signal }),
    // What somebody types over must not change under their hands.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a text would look like. */
export const previewQuery = (document: DocumentName, locale: DocumentLocale, body: string) =>
  queryOptions({
    queryKey: ['admin', 'documentPreview', document, locale, body],
    queryFn: ({ signal }) => documents.previewDocument({ params: { document }, body: { locale, body }, signal }),
    gcTime: 0,
  });
