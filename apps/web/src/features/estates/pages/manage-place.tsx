import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { ApiError } from '../../../lib/api-error.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { placeAddress } from '../../../lib/places.ts';
import { useParam } from '../../../lib/param.ts';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { PlaceForm } from '../components/place-form.tsx';
import { Streets } from '../components/streets.tsx';
import { Topics } from '../components/topics.tsx';
import { useChangePlace } from '../mutations.ts';
import { settingsOf, valuesOf } from '../place-values.ts';
import { managedPlaceQuery } from '../queries.ts';
import '../estates.css';

export const prefetch: Prefetch = (client, { params }) =>
  client.prefetchQuery(managedPlaceQuery(params['place'] ?? ''));

const Settings = ({ place }: { readonly place: Place }) => {
  const t = useT();
  const change = useChangePlace(place.slug);
  return (
    <section className="setting" aria-labelledby="about-place">
      <h2 id="about-place">{t('estates.about')}</h2>
      <PlaceForm
        initial={valuesOf(place)}
        kind={place.kind}
        fixed
        action={t('estates.saveChanges')}
        busy={change.isPending}
        failure={change.error}
        onSave={(values) =>
          change.mutate(settingsOf(values), { onSuccess: () => showToast(t('estates.savedChanges')) })
        }
      />
    </section>
  );
};

/** In place of the page: there is no such place, or it did not load. */
const Unloaded = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => {
  const t = useT();
  const missing = error instanceof ApiError && error.status === 404;
  useTitle(t(missing ? 'app.notFound' : 'ui.error'));
  if (!missing) return <ErrorState page error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      page
      icon={Compass}
      title={t('app.notFound')}
      action={
        <AppLink className={buttonClass({ kind: 'primary' })} to="/admin/osiedla">
          {t('estates.title')}
        </AppLink>
      }
    >
      {t('app.notFoundText')}
    </EmptyState>
  );
};

/** `/admin/osiedla/:osiedle`: what a place is, its topics and its streets. */
export const Page = () => {
  const t = useT();
  const slug = useParam('place');
  const { data: place, error, isPending, refetch } = useQuery(managedPlaceQuery(slug));
  const title = place?.name ?? t('estates.title');
  useCrumbs([
    { label: t('app.admin') },
    { label: t('estates.title'), to: '/admin/osiedla' },
    ...(place === undefined ? [] : [{ label: title }]),
  ]);
  if (error !== null && place === undefined) return <Unloaded error={error} onRetry={() => void refetch()} />;
  return (
    <div className="narrow">
      <PageTitle title={title} />
      {isPending ? <SkeletonRows /> : undefined}
      {place === undefined ? undefined : (
        <>
          <p className="btnrow mt4">
            <AppLink to={placeAddress(place)}>{t('estates.toForum')}</AppLink>
            {place.kind === 'estate' ? (
              <AppLink to={`/admin/osiedla/${place.slug}/kody`}>{t('estates.toCodes')}</AppLink>
            ) : undefined}
          </p>
          <Settings key={place.slug} place={place} />
          <Topics place={place} />
          <Streets place={place} />
        </>
      )}
    </div>
  );
};
