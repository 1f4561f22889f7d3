import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { SettingsFrame } from '../../../ui/settings-frame.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { DeletionSetting } from '../components/deletion-setting.tsx';
import { ExportSetting } from '../components/export-setting.tsx';
import { myDataQuery, useLiveExport } from '../my-data.ts';
import { securityQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) =>
  Promise.all([client.prefetchQuery(securityQuery), client.prefetchQuery(myDataQuery)]);

/** `/ustawienia/dane`: a copy of everything that is kept about me, and the end of my account. */
export const Page = () => {
  const t = useT();
  const security = useQuery(securityQuery);
  const data = useQuery(myDataQuery);
  useLiveExport();
  const [editing, setEditing] = useState<'export' | 'deletion'>();
  const failed = [security, data].find((query) => query.isError && query.data === undefined);
  const changing = (setting: 'export' | 'deletion') => ({
    hasPassword: security.data?.hasPassword ?? false,
    editing: editing === setting,
    onEditing: (open: boolean) => setEditing(open ? setting : undefined),
  });
  return (
    <SettingsFrame title={t('data.title')}>
      {failed === undefined && (security.data === undefined || data.data === undefined) ? (
        <div className="mt4">
          <SkeletonRows />
        </div>
      ) : undefined}
      {failed === undefined ? undefined : <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {security.data === undefined || data.data === undefined ? undefined : (
        <>
          <ExportSetting made={data.data.export} {...changing('export')} />
          <DeletionSetting deletion={data.data.deletion} days={data.data.thinkingDays} {...changing('deletion')} />
        </>
      )}
    </SettingsFrame>
  );
};
