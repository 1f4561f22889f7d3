import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { placesQuery } from '../../../lib/places.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { buttonClass, IconButton } from '../../../ui/button.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { moved } from '../move.ts';
import { useOrderPlaces } from '../mutations.ts';
import '../estates.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(placesQuery);

/** `/admin/osiedla`: the city and its estates, their order, and the way to each. */
export const Page = () => {
  const t = useT();
  const places = useQuery(placesQuery);
  const order = useOrderPlaces();
  useCrumbs([{ label: t('app.admin') }, { label: t('estates.title') }]);
  const estates = places.data?.filter(({ kind }) => kind === 'estate').map(({ slug }) => slug) ?? [];
  return (
    <>
      <PageTitle title={t('estates.title')} />
      <p className="lead mt4">{t('estates.lead')}</p>
      <p className="mt4">
        <AppLink className={buttonClass({ kind: 'primary' })} to="/admin/nowe-osiedle">
          <Icon of={Plus} />
          {t('estates.new')}
        </AppLink>
      </p>
      {places.isPending ? <SkeletonRows /> : undefined}
      {places.isError && places.data === undefined ? (
        <ErrorState error={places.error} onRetry={() => void places.refetch()} />
      ) : undefined}
      {order.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, order.error)}
        </Banner>
      )}
      <ul className="mt4">
        {places.data?.map(({ slug, name, kind, visibility }) => (
          <li className="line-item" key={slug}>
            <Emblem place={slug} name={name} />
            <div>
              <AppLink className="strong" to={`/admin/osiedla/${slug}`}>
                {name}
              </AppLink>
              <p className="meta">
                {t(kind === 'city' ? 'estates.city' : 'estates.estate')}
                {visibility === 'members' ? ` · ${t('estates.members')}` : ''}
              </p>
            </div>
            {kind === 'city' ? undefined : (
              <div className="line-acts">
                <IconButton
                  icon={ArrowUp}
                  label={t('estates.up', { name })}
                  disabled={slug === estates[0]}
                  onClick={() => order.mutate(moved(estates, slug, -1))}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('estates.down', { name })}
                  disabled={slug === estates.at(-1)}
                  onClick={() => order.mutate(moved(estates, slug, 1))}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};
