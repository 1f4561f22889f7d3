import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { languages, useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { FactsForm } from '../components/facts-form.tsx';
import { hasProblems, Problems } from '../components/problems.tsx';
import { useDay } from '../components/day.tsx';
import { editedDocumentsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(editedDocumentsQuery);

/** `/admin/dokumenty`: every document in each language, what is missing in it, and what they say of the town. */
export const Page = () => {
  const t = useT();
  const dayOf = useDay();
  const edited = useQuery(editedDocumentsQuery);
  useCrumbs([{ label: t('app.admin') }, { label: t('documents.admin') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('documents.admin')} />
      <p className="lead mt4">{t('documents.adminLead')}</p>
      {edited.isPending ? <SkeletonRows /> : undefined}
      {edited.isError && edited.data === undefined ? (
        <ErrorState error={edited.error} onRetry={() => void edited.refetch()} />
      ) : undefined}
      <ul className="mt4">
        {edited.data?.items.map(({ document, locale, version, problems }) => (
          <li key={`${document}-${locale}`} className="line-item wrap">
            <div>
              <AppLink className="strong" to={`/admin/dokumenty/${document}?jezyk=${locale}`}>
                {t(`documents.name.${document}`)}, <span lang={locale}>{languages[locale]}</span>
              </AppLink>{' '}
              {hasProblems(problems) ? <Chip kind="late">{t('documents.notComplete')}</Chip> : undefined}
              <p className="meta">
                {version === null
                  ? t('documents.isDefault')
                  : t('documents.versionSince', { number: version.number, day: dayOf(version.effectiveOn) })}
              </p>
              <div className="meta">
                <Problems problems={problems} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {edited.data === undefined ? undefined : (
        <section className="setting" aria-labelledby="facts">
          <h2 id="facts">{t('documents.facts')}</h2>
          <p>{t('documents.factsLead')}</p>
          <FactsForm saved={edited.data.facts} />
        </section>
      )}
    </div>
  );
};
