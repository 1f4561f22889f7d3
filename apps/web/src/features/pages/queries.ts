import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../lib/i18n.tsx';
import { loadDocument } from './document.ts';
import type { DocumentName } from './document.ts';

/** A page of text in one language. */
export const documentQuery = (name: DocumentName, locale: Locale) =>
  queryOptions({
    queryKey: ['document', name, locale],
    queryFn: () => loadDocument(name, locale),
    staleTime: Number.POSITIVE_INFINITY,
    // It is part of the client, so it may be in the browser's own cache even without a network.
    networkMode: 'always',
  });
