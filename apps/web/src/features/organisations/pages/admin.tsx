import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { NewOrganisationForm } from '../components/new-organisation-form.tsx';
import { OrganisationList } from '../components/organisation-list.tsx';
import { organisationsQuery, placesQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) =>
  Promise.all([client.prefetchQuery(organisationsQuery), client.prefetchQuery(placesQuery)]);

/** `/admin/organizacje`: all there are, and a new one. */
export const Page = () => {
  const t = useT();
  useCrumbs([{ label: t('app.admin') }, { label: t('app.adminOrganisations') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('app.adminOrganisations')} />
      <OrganisationList />
      <NewOrganisationForm />
    </div>
  );
};
