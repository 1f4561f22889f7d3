import { documentAddress, documentLocales, documentNames } from '@moja-ulica/shared/documents/documents.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { languages, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { useDay } from '../components/day.tsx';
import { DocumentEditor } from '../components/document-editor.tsx';
import { editedDocumentQuery } from '../queries.ts';

/** `/admin/dokumenty/:document?jezyk=`: one document in one language: its text, and who published what. */
export const Page = () => {
  const t = useT();
  const dayOf = useDay();
  const { document: asked } = useParams({ strict: false });
  const { jezyk } = useSearch({ strict: false });
  const document = documentNames.find((name) => name === asked) ?? 'rules';
  const locale = documentLocales.find((tag) => tag === jezyk) ?? 'pl';
  const edited = useQuery(editedDocumentQuery(document, locale));
  const name = t(`documents.name.${document}`);
  useCrumbs([
    { label: t('app.admin') },
    { label: t('documents.admin'), to: '/admin/dokumenty' },
    { label: `${name}, ${languages[locale]}` },
  ]);
  return (
    <div className="narrow">
      <PageTitle title={`${name}, ${languages[locale]}`} />
      <p className="mt4">
        <AppLink to={documentAddress[document]}>{t('documents.seePage')}</AppLink>
      </p>
      {edited.isPending ? <SkeletonRows /> : undefined}
      {edited.isError && edited.data === undefined ? (
        <ErrorState error={edited.error} onRetry={() => void edited.refetch()} />
      ) : undefined}
      {edited.data === undefined ? undefined : (
        <>
          <DocumentEditor key={`${document}-${locale}`} saved={edited.data} />
          <section className="setting" aria-labelledby="versions">
            <h2 id="versions">{t('documents.versions')}</h2>
            {edited.data.versions.length === 0 ? <p>{t('documents.noVersions')}</p> : undefined}
            <ul>
              {edited.data.versions.map(({ number, effectiveOn, publishedAt, author, note, announced, body }) => (
                <li key={number} className="line-item">
                  <div>
                    <span className="strong">{t('documents.versionSince', { number, day: dayOf(effectiveOn) })}</span>
                    <p className="meta">
                      <RelativeTime at={publishedAt} />, {author ?? t('documents.goneAccount')}
                      {announced ? `, ${t('documents.wasAnnounced')}` : ''}
                    </p>
                    {note === '' ? undefined : <p>{note}</p>}
                    <details>
                      <summary>{t('documents.showText')}</summary>
                      <pre className="source" lang={locale}>
                        {body}
                      </pre>
                    </details>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </div>
  );
};
