import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Prefetch } from '../../../lib/page.ts';
import { useT } from '../../../lib/i18n.tsx';
import { placesQuery } from '../../../lib/places.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { MissingPlace } from '../components/missing-place.tsx';
import { NewThreadScreen } from '../components/new-thread-screen.tsx';
import { institutionsQuery, placeQuery } from '../queries.ts';

export const prefetch: Prefetch = async (client, { params: { place } }) => {
  if (place === undefined) return;
  await Promise.all([
    client.prefetchQuery(placesQuery),
    client.prefetchQuery(placeQuery(place)),
    client.prefetchQuery(institutionsQuery(place)),
  ]);
};

/** The form of a new thread in a place. */
export const Page = () => {
  const t = useT();
  const { place: slug } = useParams({ strict: false });
  const { data: places, error, refetch } = useQuery(placesQuery);
  if (places === undefined) {
    return error === null ? (
      <SkeletonRows />
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} title={t('threads.listFailed')} />
    );
  }
  const place = places.find((one) => one.slug === slug);
  if (place === undefined) return <MissingPlace />;
  return <NewThreadScreen place={place} />;
};
