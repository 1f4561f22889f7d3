import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SettingsList } from '../../../ui/settings-frame.tsx';

/** `/ustawienia`: the list of all sections; a guest sees those that need no account. */
export const Page = () => {
  const t = useT();
  useCrumbs([{ label: t('settings.title') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('settings.title')} />
      <SettingsList />
    </div>
  );
};
