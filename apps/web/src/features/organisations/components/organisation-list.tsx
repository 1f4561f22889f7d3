import { organisationAddress } from '@moja-ulica/shared/organisations/paths.ts';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { organisationsQuery } from '../queries.ts';

/** All organisations that write here, by name, with what they are and where they work. */
export const OrganisationList = () => {
  const t = useT();
  const organisations = useQuery(organisationsQuery);
  if (organisations.data === undefined) {
    return organisations.isError ? (
      <ErrorState error={organisations.error} onRetry={() => void organisations.refetch()} />
    ) : (
      <SkeletonRows />
    );
  }
  if (organisations.data.length === 0) return <p className="muted mt4">{t('organisations.none')}</p>;
  return (
    <ul className="mt4">
      {organisations.data.map(({ slug, name, kind, places }) => (
        <li className="line-item" key={slug}>
          <div>
            <AppLink className="strong" to={organisationAddress(slug)}>
              {name}
            </AppLink>
            <p className="meta">
              {[t(`organisations.kind.${kind}`), ...places.map((place) => place.name)].join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
};
