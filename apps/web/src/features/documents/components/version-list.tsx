import { documentAddress } from '@moja-ulica/shared/documents/documents.ts';
import type { DocumentName } from '@moja-ulica/shared/documents/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { versionsQuery } from '../queries.ts';
import { useDay } from './day.tsx';

/** Everything that a document once said, newest first. */
export const VersionList = ({ name }: { readonly name: DocumentName }) => {
  const t = useT();
  const dayOf = useDay();
  const { data, error, refetch } = useQuery(versionsQuery(name, useLocale()));
  const address = documentAddress[name];
  useCrumbs([{ label: t(`documents.name.${name}`), to: address }, { label: t('documents.versions') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('documents.versionsOf', { name: t(`documents.name.${name}`) })} />
      {error === null ? undefined : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows /> : undefined}
      <ul className="mt4">
        {data?.map(({ number, effectiveOn, note }) => (
          <li key={number} className="line-item">
            <div>
              <AppLink className="strong" to={`${address}/wersje/${number}`}>
                {t('documents.versionSince', { number, day: dayOf(effectiveOn) })}
              </AppLink>
              {note === '' ? undefined : <p className="meta">{note}</p>}
            </div>
          </li>
        ))}
      </ul>
      {data?.length === 0 ? <p className="mt4">{t('documents.noVersions')}</p> : undefined}
    </div>
  );
};
