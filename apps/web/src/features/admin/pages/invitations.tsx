import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { InviteForm } from '../components/invite-form.tsx';
import { OpenInvitations } from '../components/open-invitations.tsx';
import { invitationsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchInfiniteQuery(invitationsQuery);

/** `/admin/zaproszenia`: invite to a role, and what waits to be accepted. */
export const Page = () => {
  const t = useT();
  useCrumbs([{ label: t('admin.title') }, { label: t('admin.invitations') }]);
  return (
    <div className="narrow">
      <PageTitle title={t('admin.invitations')} />
      <section className="setting" aria-labelledby="invite">
        <h2 id="invite">{t('admin.inviteTitle')}</h2>
        <p>{t('admin.inviteLead')}</p>
        <InviteForm />
      </section>
      <section className="setting" aria-labelledby="open-invitations">
        <h2 id="open-invitations">{t('admin.openInvitations')}</h2>
        <OpenInvitations />
      </section>
    </div>
  );
};
