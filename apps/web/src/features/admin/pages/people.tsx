import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { useSearchText } from '../../../lib/use-search-text.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PeopleScreen } from '../components/people-screen.tsx';
import { peopleQuery } from '../queries.ts';

export const prefetch: Prefetch = (client, { search }) =>
  client.prefetchInfiniteQuery(peopleQuery(typeof search['szukaj'] === 'string' ? { search: search['szukaj'] } : {}));

/** `/admin/osoby`: everybody with an account. */
export const Page = () => {
  const t = useT();
  const search = useSearchText('szukaj') ?? '';
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.people') }]);
  return (
    <>
      <PageTitle title={t('admin.people')} />
      <PeopleScreen filter={{}} search={search} kept={{}} />
    </>
  );
};
