import type { Prefetch } from '../../../lib/page.ts';
import { QueueScreen } from '../components/queue-screen.tsx';
import { casesQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchInfiniteQuery(casesQuery('open'));

/** `/moderacja`: the queue with its first case. */
export const Page = () => <QueueScreen caseId={undefined} />;
