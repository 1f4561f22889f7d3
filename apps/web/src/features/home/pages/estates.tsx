import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { EstateItem } from '../components/estate-item.tsx';
import { useJoin, useLeave } from '../mutations.ts';
import { placesQuery } from '../queries.ts';
import { Banner } from '../../../ui/banner.tsx';
import '../home.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(placesQuery);

/** `/osiedla`: the city's forum and the estates' ones, with joining in one tap. */
export const Page = () => {
  const t = useT();
  const places = useQuery(placesQuery);
  const join = useJoin();
  const leave = useLeave();
  useCrumbs([{ label: t('home.estatesTitle') }]);
  const failure = join.error ?? leave.error;

  const nameOf = (slug: string): string => places.data?.find((place) => place.slug === slug)?.name ?? slug;
  const onJoin = (place: string, home: boolean): void => {
    leave.reset();
    join.mutate(
      { place, home },
      { onSuccess: () => showToast(t(home ? 'home.toastHome' : 'home.toastJoined', { name: nameOf(place) })) },
    );
  };
  const onLeave = (place: string): void => {
    join.reset();
    leave.mutate(place, {
      onSuccess: () =>
        showToast(t('home.toastLeft', { name: nameOf(place) }), () => join.mutate({ place, home: false })),
    });
  };

  return (
    <>
      <PageTitle title={t('home.estatesTitle')} />
      <p className="lead">{t('home.estatesLead')}</p>
      {failure === null ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, failure)}
          </Banner>
        </div>
      )}
      {places.isPending ? <SkeletonRows count={7} /> : undefined}
      {places.isError && places.data === undefined ? (
        <ErrorState error={places.error} onRetry={() => void places.refetch()} />
      ) : undefined}
      <ul className="mt5">
        {places.data?.map((place) => (
          <EstateItem
            key={place.slug}
            place={place}
            joining={join.isPending && join.variables.place === place.slug}
            onJoin={(home) => onJoin(place.slug, home)}
            onLeave={() => onLeave(place.slug)}
          />
        ))}
      </ul>
    </>
  );
};
