import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Devices } from '../components/devices.tsx';
import { PasswordSetting } from '../components/password-setting.tsx';
import { securityQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(securityQuery);

/** `/ustawienia/urzadzenia`: where the person is signed in, and their password. */
export const Page = () => {
  const t = useT();
  const security = useQuery(securityQuery);
  const [editing, setEditing] = useState(false);
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
          <PasswordSetting hasPassword={security.data.hasPassword} editing={editing} onEditing={setEditing} />
        </>
      )}
    </SettingsFrame>
  );
};
