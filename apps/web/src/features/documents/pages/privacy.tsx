import { currentLocale } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { documentQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(documentQuery('privacy', currentLocale()));

export const Page = () => <DocumentPage name="privacy" />;
