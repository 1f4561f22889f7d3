import { isWithoutEnd } from '@moja-ulica/shared/identity/suspension.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { AccountActs } from '../components/account-acts.tsx';
import { PersonHistory } from '../components/person-history.tsx';
import { RolesEditor } from '../components/roles-editor.tsx';
import { personQuery } from '../queries.ts';
import { useDay } from '../use-day.ts';

export const prefetch: Prefetch = (client, { params }) => client.prefetchQuery(personQuery(params['id'] ?? ''));

/** `/admin/osoby/:id`: one person, what they may do, and how they stand. */
export const Page = () => {
  const t = useT();
  const day = useDay();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(personQuery(id));
  const person = query.data;
  const until = person?.suspendedUntil ?? undefined;
  const suspended =
    until === undefined
      ? undefined
      : t('admin.suspendedUntil', {
          day: isWithoutEnd(until) ? t('admin.untilNotice') : day(until),
        });
  const name = person?.displayName ?? t('admin.person');
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.people'), to: '/admin/osoby' }, { label: name }]);
  if (query.isError && person === undefined) {
    return <ErrorState page error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div className="narrow">
      <PageTitle title={name} />
      {person === undefined ? (
        <SkeletonRows />
      ) : (
        <>
          <p className="meta">
            {person.email}
            {person.confirmed ? '' : ` (${t('admin.unconfirmed')})`}
            {' · '}
            {t('admin.registered', { day: day(person.registeredAt) })}
          </p>
          <p className="meta">
            {t('admin.standing', { posts: person.postCount, hidden: person.hiddenPostCount })}{' '}
            {t('admin.devices', { count: person.sessionCount })}
          </p>
          <p className="tags mt2">
            <AppLink to={`/u/${person.handle ?? ''}`}>{t('admin.profile')}</AppLink>
            <AppLink to={`/admin/dziennik?wobec=${person.handle ?? ''}`}>{t('admin.actsAbout')}</AppLink>
            <AppLink to={`/admin/dziennik?kto=${person.handle ?? ''}`}>{t('admin.actsBy')}</AppLink>
          </p>
          <section className="setting" aria-labelledby="roles">
            <h2 id="roles">{t('admin.roles')}</h2>
            <p>{t('admin.roleEffect')}</p>
            <RolesEditor person={person} />
          </section>
          <section className="setting" aria-labelledby="account">
            <h2 id="account">{t('admin.account')}</h2>
            <p>{t('admin.accountLead')}</p>
            {suspended === undefined ? undefined : <Banner kind="warn">{suspended}</Banner>}
            <AccountActs person={person} />
          </section>
          {person.handle === null ? undefined : <PersonHistory handle={person.handle} />}
        </>
      )}
    </div>
  );
};
