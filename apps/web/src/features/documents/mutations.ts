import type { DocumentName, DocumentPublication } from '@moja-ulica/shared/documents/schema.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { documents, editedDocumentQuery, editedDocumentsQuery } from './queries.ts';

const publicKeys = [['document'], ['documentVersions'], ['documentNotices']];

const useForget = () => {
  const client = useQueryClient();
  return async (): Promise<void> => {
    await Promise.all(publicKeys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
};

/** Publishes a new version. The same key for the same try: a retry after a lost answer publishes nothing twice. */
export const usePublish = (document: DocumentName) => {
  const client = useQueryClient();
  const forget = useForget();
  return useMutation({
    mutationFn: ({ publication, key }: { readonly publication: DocumentPublication; readonly key: string }) =>
      documents.publishDocument({ params: { document }, body: publication, idempotencyKey: key }),
    onSuccess: async (edited) => {
      client.setQueryData(editedDocumentQuery(document, edited.locale).queryKey, edited);
      await Promise.all([client.invalidateQueries({ queryKey: editedDocumentsQuery.queryKey }), forget()]);
    },
  });
};

/** Says what the documents tell of the town. */
export const useChangeFacts = () => {
  const client = useQueryClient();
  const forget = useForget();
  return useMutation({
    mutationFn: (change: { readonly basedOn: number; readonly values: Record<string, string> }) =>
      documents.changeDocumentFacts({ body: change }),
    onSuccess: async (edited) => {
      client.setQueryData(editedDocumentsQuery.queryKey, edited);
      await Promise.all([client.invalidateQueries({ queryKey: ['admin', 'document'] }), forget()]);
    },
  });
};
