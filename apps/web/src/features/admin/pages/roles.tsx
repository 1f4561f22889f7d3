import { staffRoles } from '@moja-ulica/shared/admin/limits.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { useSearchText } from '../../../lib/use-search-text.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PeopleScreen } from '../components/people-screen.tsx';

const addressOf = (values: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '/admin/role' : `/admin/role?${new URLSearchParams(given).toString()}`;
};

const current = (is: boolean) => (is ? ({ 'aria-current': 'page' } as const) : {});

/** `/admin/role`: who holds which role where; a person's own page changes them. */
export const Page = () => {
  const t = useT();
  const places = usePlaces();
  const search = useSearchText('szukaj') ?? '';
  const asked = useSearchText('rola');
  const place = useSearchText('miejsce');
  const role = staffRoles.find((each) => each === asked);
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.roles') }]);
  const kept = { ...(role !== undefined && { rola: role }), ...(place !== undefined && { miejsce: place }) };
  return (
    <>
      <PageTitle title={t('admin.roles')} />
      <p className="lead">{t('admin.rolesLead')}</p>
      <nav className="filters mt4" aria-label={t('admin.byRole')}>
        <AppLink className="filter" to={addressOf({ miejsce: place })} {...current(role === undefined)}>
          {t('admin.anyRole')}
        </AppLink>
        {staffRoles.map((each) => (
          <AppLink
            key={each}
            className="filter"
            to={addressOf({ rola: each, miejsce: place })}
            {...current(each === role)}
          >
            {t(`admin.role.${each}`)}
          </AppLink>
        ))}
      </nav>
      <nav className="filters mt4" aria-label={t('admin.byPlace')}>
        <AppLink className="filter" to={addressOf({ rola: role })} {...current(place === undefined)}>
          {t('admin.anyPlace')}
        </AppLink>
        {places.map(({ slug, name }) => (
          <AppLink
            key={slug}
            className="filter"
            to={addressOf({ rola: role, miejsce: slug })}
            {...current(slug === place)}
          >
            {name}
          </AppLink>
        ))}
      </nav>
      <PeopleScreen
        filter={{ ...(search === '' || role !== undefined ? { role: role ?? 'any' } : {}), ...(place && { place }) }}
        search={search}
        kept={kept}
      />
    </>
  );
};
