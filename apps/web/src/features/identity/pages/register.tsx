import { useT } from '../../../lib/i18n.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';

/** Takes the place of the page until it is built. */
export const Page = () => {
  const t = useT();
  return <PageTitle title={t('identity.title')} />;
};
