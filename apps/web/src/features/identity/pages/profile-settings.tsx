import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { useMe } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { NameSetting } from '../components/name-setting.tsx';
import { PhotoSetting } from '../components/photo-setting.tsx';
import { ProfileForm } from '../components/profile-form.tsx';
import { profileQuery } from '../queries.ts';
import '../identity.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(profileQuery);

/** `/ustawienia/profil`: what one says of oneself, and to whom. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const profile = useQuery(profileQuery);
  return (
    <SettingsFrame title={t('ui.settingsProfile')}>
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
      {me === undefined ? undefined : <NameSetting me={me} />}
      {me === undefined ? undefined : <PhotoSetting me={me} />}
      {profile.data === undefined ? undefined : <ProfileForm saved={profile.data} />}
    </SettingsFrame>
  );
};
