import type { ManagedInstitution } from '@moja-ulica/shared/institutions/schema.ts';
import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import { useQuery } from '@tanstack/react-query';

import { useCrumbs } from '../../../lib/crumbs.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { useParam } from '../../../lib/param.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { InstitutionForm } from '../components/institution-form.tsx';
import { Spokespeople } from '../components/spokespeople.tsx';
import { settingsOf, valuesOf } from '../institution-values.ts';
import { useChangeInstitution } from '../mutations.ts';
import { allInstitutionsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(allInstitutionsQuery);

const Managed = ({ institution }: { readonly institution: ManagedInstitution }) => {
  const t = useT();
  const change = useChangeInstitution(institution.slug);
  return (
    <>
      <p className="mt4">
        <AppLink to={institutionAddress(institution.slug)}>{t('institutions.toPage')}</AppLink>
      </p>
      <section className="setting" aria-labelledby="speaks">
        <h2 id="speaks">{t('institutions.speaks')}</h2>
        <p>{t('institutions.speaksLead')}</p>
        <Spokespeople liaisons={institution.liaisons} />
        <p className="mt4">
          <AppLink to="/admin/role">{t('institutions.toRoles')}</AppLink>
        </p>
      </section>
      <section className="setting" aria-labelledby="about-institution">
        <h2 id="about-institution">{t('institutions.about')}</h2>
        <InstitutionForm
          initial={valuesOf(institution)}
          fixed
          action={t('institutions.save')}
          busy={change.isPending}
          failure={change.error}
          onSave={(values) =>
            change.mutate(settingsOf(values), { onSuccess: () => showToast(t('institutions.saved')) })
          }
        />
      </section>
    </>
  );
};

/** `/admin/instytucje/:instytucja`: what an institution is, whom it serves, and who speaks for it. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const slug = useParam('institution');
  const { data, error, isPending, refetch } = useQuery(allInstitutionsQuery);
  const institution = data?.find((each) => each.slug === slug);
  const title = institution === undefined ? t('institutions.title') : pickText(institution.name, locale);
  useCrumbs([{ label: t('app.admin') }, { label: t('institutions.title'), to: '/admin/instytucje' }, { label: title }]);
  return (
    <div className="narrow">
      <PageTitle title={title} />
      {isPending ? <SkeletonRows /> : undefined}
      {error !== null && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : undefined}
      {data !== undefined && institution === undefined ? <EmptyState title={t('error.not_found')} /> : undefined}
      {institution === undefined ? undefined : <Managed key={institution.slug} institution={institution} />}
    </div>
  );
};
