import { useParams } from '@tanstack/react-router';
import { currentLocale } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { documentQuery } from '../queries.ts';

export const prefetch: Prefetch = (client, { params }) =>
  client.prefetchQuery(documentQuery('rules', currentLocale(), Number(params['number'])));

export const Page = () => {
  const { number } = useParams({ strict: false });
  return <DocumentPage name="rules" number={Number(number)} />;
};
