import { useQuery } from '@tanstack/react-query';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { SettingsForm } from '../components/settings-form.tsx';
import { settingsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(settingsQuery);

/** `/admin/ustawienia`: how the site behaves. */
export const Page = () => {
  const t = useT();
  const settings = useQuery(settingsQuery);
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.settings') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('admin.settings')} />
      <p className="lead mt4">{t('admin.settingsLead')}</p>
      {settings.isPending ? <SkeletonRows /> : undefined}
      {settings.isError && settings.data === undefined ? (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      ) : undefined}
      {settings.data === undefined ? undefined : <SettingsForm saved={settings.data} />}
    </div>
  );
};
