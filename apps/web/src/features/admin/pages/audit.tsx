import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { AuditScreen } from '../components/audit-screen.tsx';

/** `/admin/dziennik`: everything that staff did. */
export const Page = () => {
  const t = useT();
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.audit') }]);
  return <AuditScreen lead={t('admin.auditLead')} places={usePlaces()} />;
};
