import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { OrganisationList } from '../components/organisation-list.tsx';
import { organisationsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(organisationsQuery);

/** `/organizacje`: who writes here as more than a person, and how one's own organisation comes to be among them. */
export const Page = () => {
  const t = useT();
  return (
    <div className="narrow">
      <PageTitle title={t('organisations.all')} />
      <p className="lead mt4">{t('organisations.allLead')}</p>
      <OrganisationList />
      <p className="mt6">
        {t('organisations.yours')} <AppLink to="/kontakt">{t('app.contact')}</AppLink>
      </p>
    </div>
  );
};
