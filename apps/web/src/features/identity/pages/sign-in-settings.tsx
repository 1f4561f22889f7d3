import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SettingsNav } from '../../../ui/settings-nav.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Devices } from '../components/devices.tsx';
import { EmailSetting } from '../components/email-setting.tsx';
import { PasswordSetting } from '../components/password-setting.tsx';
import { securityQuery } from '../queries.ts';
import type { SettingProps } from '../use-proof-way.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(securityQuery);

/** `/ustawienia/urzadzenia`: where the person is signed in, their address and their password. */
export const Page = () => {
  const t = useT();
  const security = useQuery(securityQuery);
  // One form at a time: each asks who one is, in fields of the same names.
  const [edited, setEdited] = useState<'email' | 'password'>();
  const settingOf = (which: NonNullable<typeof edited>): SettingProps => ({
    hasPassword: security.data?.hasPassword ?? false,
    editing: edited === which,
    onEditing: (editing) => setEdited(editing ? which : undefined),
  });
  useCrumbs([{ label: t('ui.settingsNav'), to: '/ustawienia/wyglad' }, { label: t('identity.signInSettings') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('identity.signInSettings')} />
      <SettingsNav />
      {security.isPending ? (
        <div className="mt4">
          <SkeletonRows />
        </div>
      ) : undefined}
      {security.isError && security.data === undefined ? (
        <ErrorState error={security.error} onRetry={() => void security.refetch()} />
      ) : undefined}
      {security.data === undefined ? undefined : (
        <>
          <Devices devices={security.data.devices} />
          <EmailSetting {...settingOf('email')} />
          <PasswordSetting {...settingOf('password')} />
        </>
      )}
    </div>
  );
};
