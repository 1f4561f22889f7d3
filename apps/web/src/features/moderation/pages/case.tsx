import { useParams } from '@tanstack/react-router';
import type { Prefetch } from '../../../lib/page.ts';
import { QueueScreen } from '../components/queue-screen.tsx';
import { caseQuery, casesQuery } from '../queries.ts';

export const prefetch: Prefetch = (client, { params }) =>
  Promise.all([client.prefetchInfiniteQuery(casesQuery('open')), client.prefetchQuery(caseQuery(params['id'] ?? ''))]);

/** `/moderacja/:id`: the queue with this case. */
export const Page = () => {
  const { id } = useParams({ strict: false });
  return <QueueScreen caseId={id} />;
};
