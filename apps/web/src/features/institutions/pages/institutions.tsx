import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import type { TownInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { townInstitutionsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(townInstitutionsQuery);

const InstitutionItem = ({ institution }: { readonly institution: TownInstitution }) => {
  const t = useT();
  const locale = useLocale();
  const { slug, name, description, promiseDays, places } = institution;
  return (
    <li className="line-item">
      <div>
        <AppLink className="strong" to={institutionAddress(slug)}>
          {pickText(name, locale)}
        </AppLink>
        <p>{pickText(description, locale)}</p>
        <p className="meta">{places.map((place) => place.name).join(' · ')}</p>
        {promiseDays === null ? undefined : (
          <p className="meta">{t('institutions.promises', { count: promiseDays })}</p>
        )}
      </div>
    </li>
  );
};

const List = () => {
  const t = useT();
  const institutions = useQuery(townInstitutionsQuery);
  if (institutions.data === undefined) {
    return institutions.isError ? (
      <ErrorState error={institutions.error} onRetry={() => void institutions.refetch()} />
    ) : (
      <SkeletonRows />
    );
  }
  if (institutions.data.length === 0) return <p className="muted mt4">{t('institutions.none')}</p>;
  return (
    <ul className="mt4">
      {institutions.data.map((institution) => (
        <InstitutionItem key={institution.slug} institution={institution} />
      ))}
    </ul>
  );
};

/** `/instytucje`: who answers officially, where, and what they promise. */
export const Page = () => {
  const t = useT();
  return (
    <div className="narrow">
      <PageTitle title={t('institutions.title')} />
      <p className="lead mt4">{t('institutions.allLead')}</p>
      <List />
    </div>
  );
};
