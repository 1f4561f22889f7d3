import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { usePlaces } from '../../../lib/places.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { allInstitutionsQuery } from '../queries.ts';
import { servedNames } from '../served.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(allInstitutionsQuery);

/** `/admin/instytucje`: the institutions that answer on the forums, and who speaks for each. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const known = usePlaces();
  const { data, error, isPending, refetch } = useQuery(allInstitutionsQuery);
  useCrumbs([{ label: t('app.admin') }, { label: t('institutions.title') }]);
  return (
    <>
      <PageTitle title={t('institutions.title')} />
      <p className="lead mt4">{t('institutions.lead')}</p>
      <p className="mt4">
        <AppLink className={buttonClass({ kind: 'primary' })} to="/admin/nowa-instytucja">
          <Icon of={Plus} />
          {t('institutions.new')}
        </AppLink>
      </p>
      {isPending ? <SkeletonRows /> : undefined}
      {error !== null && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : undefined}
      {data === undefined ? undefined : (
        <table className="cards mt5">
          <caption className="vh">{t('institutions.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('institutions.name')}</th>
              <th scope="col">{t('institutions.speaks')}</th>
              <th scope="col">{t('institutions.places')}</th>
              <th scope="col">{t('institutions.promise')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ slug, name, liaisons, places, promiseDays }) => (
              <tr key={slug}>
                <td>
                  <AppLink className="t" to={`/admin/instytucje/${slug}`}>
                    {pickText(name, locale)}
                  </AppLink>
                </td>
                <td data-l={t('institutions.speaks')}>
                  {liaisons.length === 0
                    ? t('institutions.nobody')
                    : liaisons.map(({ displayName }) => displayName).join(', ')}
                </td>
                <td data-l={t('institutions.places')}>
                  {servedNames(places, known)?.join(', ') ?? t('institutions.everywhere')}
                </td>
                <td data-l={t('institutions.promise')} className="num nowrap">
                  {t('institutions.inDays', { count: promiseDays })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
