import { moderates } from '@moja-ulica/shared/estates/policy.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { useActor } from '../../../lib/session.ts';
import { AuditScreen } from '../components/audit-screen.tsx';

/** `/moderacja/dziennik`: what was done in the places one moderates. */
export const Page = () => {
  const t = useT();
  const actor = useActor();
  const places = usePlaces().filter((place) => moderates(actor, place));
  useCrumbs([{ label: t('admin.moderation'), to: '/moderacja' }, { label: t('admin.audit') }]);
  return <AuditScreen lead={t('admin.auditOfPlacesLead')} places={places} />;
};
