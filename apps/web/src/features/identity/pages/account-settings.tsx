import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { EmailSetting } from '../components/email-setting.tsx';
import { SignOutSetting } from '../components/sign-out-setting.tsx';
import { securityQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(securityQuery);

/** `/ustawienia/konto`: the address of the account, and the way out on this device. */
export const Page = () => {
  const t = useT();
  const security = useQuery(securityQuery);
  const [editing, setEditing] = useState(false);
  return (
    <SettingsFrame title={t('ui.settingsAccount')}>
      {security.isPending ? (
        <div className="mt4">
          <SkeletonRows />
        </div>
      ) : undefined}
      {security.isError && security.data === undefined ? (
        <ErrorState error={security.error} onRetry={() => void security.refetch()} />
      ) : undefined}
      {security.data === undefined ? undefined : (
        <EmailSetting
          hasPassword={security.data.hasPassword}
          newEmail={security.data.newEmail}
          editing={editing}
          onEditing={setEditing}
        />
      )}
      <SignOutSetting />
    </SettingsFrame>
  );
};
