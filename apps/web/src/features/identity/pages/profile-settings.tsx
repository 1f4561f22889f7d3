import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { useMe } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SettingsNav } from '../../../ui/settings-nav.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { ProfileForm } from '../components/profile-form.tsx';
import { profileQuery } from '../queries.ts';
import '../identity.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(profileQuery);

/** `/ustawienia/profil`: what one says of oneself, and to whom. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const profile = useQuery(profileQuery);
  useCrumbs([{ label: t('ui.settingsNav'), to: '/ustawienia/wyglad' }, { label: t('ui.settingsProfile') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('ui.settingsProfile')} />
      <SettingsNav />
      {me === undefined ? undefined : (
        <p className="mt4">
          <AppLink to={`/u/${me.handle}`}>{t('identity.profileSee')}</AppLink>
        </p>
      )}
      {profile.isPending ? (
        <div className="mt4">
          <SkeletonRows />
        </div>
      ) : undefined}
      {profile.isError && profile.data === undefined ? (
        <ErrorState error={profile.error} onRetry={() => void profile.refetch()} />
      ) : undefined}
      {profile.data === undefined ? undefined : <ProfileForm saved={profile.data} />}
    </div>
  );
};
