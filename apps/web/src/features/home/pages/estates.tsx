import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { CodeEntry } from '../components/code-entry.tsx';
import { EstateItem } from '../components/estate-item.tsx';
import { placesQuery } from '../queries.ts';
import { useBelonging } from '../use-belonging.ts';
import { Banner } from '../../../ui/banner.tsx';
import '../home.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(placesQuery);

/** `/osiedla`: the city's forum and the estates' ones, with joining in one tap. */
export const Page = () => {
  const t = useT();
  const { places, failure, isJoining, onJoin, onLeave } = useBelonging();
  useCrumbs([{ label: t('home.estatesTitle') }]);

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
            joining={isJoining(place.slug)}
            onJoin={(home) => onJoin(place.slug, home)}
            onLeave={() => onLeave(place.slug)}
          />
        ))}
      </ul>
      <section aria-labelledby="code" className="mt6 narrow">
        <h2 id="code">{t('threads.haveCode')}</h2>
        <CodeEntry />
      </section>
    </>
  );
};
