import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Prefetch } from '../../../lib/page.ts';
import { useT } from '../../../lib/i18n.tsx';
import { placesQuery } from '../../../lib/places.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { MissingPlace } from '../components/missing-place.tsx';
import { ForumScreen } from '../components/forum-screen.tsx';
import { filtersOf, forumSearchOf } from '../model/filters.ts';
import { institutionsQuery, placeQuery, threadsQuery } from '../queries.ts';

export const prefetch: Prefetch = async (client, { params, search }) => {
  const places = params['place'] === undefined ? await client.fetchQuery(placesQuery) : [];
  const place = params['place'] ?? places.find(({ kind }) => kind === 'city')?.slug;
  if (place === undefined) return;
  const known = forumSearchOf(search);
  await Promise.all([
    client.prefetchQuery(placesQuery),
    client.prefetchQuery(threadsQuery(place, filtersOf(known), known.starsze)),
    client.prefetchQuery(placeQuery(place)),
    client.prefetchQuery(institutionsQuery(place)),
  ]);
};

/** The forum of an estate, or of the city when the address names none. */
export const Page = () => {
  const t = useT();
  const { place: slug } = useParams({ strict: false });
  const search = forumSearchOf(useSearch({ strict: false }));
  const { data: places, error, refetch } = useQuery(placesQuery);
  if (places === undefined) {
    return error === null ? (
      <SkeletonRows label={t('threads.loadingList')} />
    ) : (
      <ErrorState page error={error} onRetry={() => void refetch()} title={t('threads.listFailed')} />
    );
  }
  const place = places.find((one) => (slug === undefined ? one.kind === 'city' : one.slug === slug));
  if (place === undefined) return <MissingPlace />;
  return <ForumScreen key={place.slug} place={place} search={search} />;
};
