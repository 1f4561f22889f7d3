import { documentAddress } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentName, TownDocument } from '@moja-ulica/shared/documents/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { documentQuery } from '../queries.ts';
import { useDay } from './day.tsx';
import { OtherLanguage } from './other-language.tsx';

const Versions = ({ shown }: { readonly shown: TownDocument }) => {
  const t = useT();
  const dayOf = useDay();
  const { version, upcoming, document } = shown;
  const address = documentAddress[document];
  if (!shown.history) return null;
  return (
    <p className="meta mt5">
      {version === null ? t('documents.original') : t('documents.since', { day: dayOf(version.effectiveOn) })}{' '}
      {upcoming === null ? undefined : (
        <>
          <AppLink to={`${address}/wersje/${upcoming.number}`}>
            {t('documents.upcoming', { day: dayOf(upcoming.effectiveOn) })}
          </AppLink>{' '}
        </>
      )}
      <AppLink to={`${address}/wersje`}>{t('documents.allVersions')}</AppLink>
    </p>
  );
};

interface DocumentPageProps {
  readonly name: DocumentName;
  /** One of its versions; by default what is in force. */
  readonly number?: number;
}

/** A text of the site: rules, privacy, accessibility, about, contact. */
export const DocumentPage = ({ name, number }: DocumentPageProps) => {
  const t = useT();
  const locale = useLocale();
  const { data, error, refetch } = useQuery(documentQuery(name, locale, number ?? null));
  useCrumbs(
    number === undefined || data === undefined
      ? []
      : [
          { label: t(`documents.name.${name}`), to: documentAddress[name] },
          { label: t('documents.versions'), to: `${documentAddress[name]}/wersje` },
          { label: String(number) },
        ],
  );
  if (error !== null) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows label={t('documents.loading')} />;
  return (
    <article lang={data.locale === locale ? undefined : data.locale}>
      <PageTitle title={data.title} />
      <OtherLanguage />
      {data.complete ? undefined : (
        <div className="mt5 narrow">
          <Banner>{t('documents.incomplete')}</Banner>
        </div>
      )}
      {number === undefined ? undefined : (
        <div className="mt5 narrow">
          <Banner>{t('documents.thisVersion', { number })}</Banner>
        </div>
      )}
      <div className="mt5">
        <Prose html={data.html} lang={data.locale} kind="doc" />
      </div>
      {number === undefined ? <Versions shown={data} /> : undefined}
    </article>
  );
};
