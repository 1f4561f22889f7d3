import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Devices } from '../components/devices.tsx';
import { PasskeySetting } from '../components/passkey-setting.tsx';
import { PasswordSetting } from '../components/password-setting.tsx';
import { SecondStepSetting } from '../components/second-step-setting.tsx';
import { deviceName } from '../device-name.ts';
import { securityQuery } from '../queries.ts';
import type { SettingProps } from '../use-proof-way.ts';
import '../identity.css';

export const prefetch: Prefetch = (client) => client.prefetchQuery(securityQuery);

/** `/ustawienia/urzadzenia`: where the person is signed in, and how: passkeys, the second step and the password. */
export const Page = () => {
  const t = useT();
  const security = useQuery(securityQuery);
  // One form at a time: each asks who one is, in fields of the same names.
  const [edited, setEdited] = useState<'passkey' | 'second-step' | 'password'>();
  const settingOf = (which: NonNullable<typeof edited>): SettingProps => ({
    hasPassword: security.data?.hasPassword ?? false,
    editing: edited === which,
    onEditing: (editing) => setEdited(editing ? which : undefined),
  });
  return (
    <SettingsFrame title={t('identity.signInSettings')}>
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
          <PasskeySetting
            {...settingOf('passkey')}
            passkeys={security.data.passkeys}
            device={security.data.devices.map((device) => deviceName(t, device))[0] ?? ''}
          />
          <SecondStepSetting {...settingOf('second-step')} secondStep={security.data.secondStep} />
          <PasswordSetting {...settingOf('password')} />
        </>
      )}
    </SettingsFrame>
  );
};
