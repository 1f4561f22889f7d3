import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { signOut, useMe, useSession } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { forgetInvitationToken, takeInvitationToken } from '../invitation-token.ts';
import { useAcceptInvitation } from '../mutations.ts';
import { offerQuery } from '../queries.ts';
import { roleWords } from '../role-words.ts';
import { useDay } from '../use-day.ts';

const back = `?powrot=${encodeURIComponent('/zaproszenie')}`;

/** For who is signed in with another address, or not at all. */
const WhoElse = ({ email }: { readonly email: string }) => {
  const t = useT();
  const me = useMe();
  if (me !== undefined) {
    return (
      <>
        <div className="mt4">
          <Banner kind="warn">{t('admin.offerForAnother', { email, mine: me.email })}</Banner>
        </div>
        <div className="btnrow mt5">
          <Button
            kind="primary"
            onClick={() => void signOut().catch((error: unknown) => showToast(errorText(t, error)))}
          >
            {t('admin.offerSignOut')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p className="mt4">{t('admin.offerSignInFirst', { email })}</p>
      <div className="btnrow mt5">
        <AppLink className={buttonClass({ kind: 'primary' })} to={`/zaloguj${back}`}>
          {t('admin.offerSignIn')}
        </AppLink>
        <AppLink className={buttonClass()} to={`/rejestracja${back}#${new URLSearchParams({ email }).toString()}`}>
          {t('admin.offerRegister')}
        </AppLink>
      </div>
    </>
  );
};

/** `/zaproszenie#…`: what somebody is invited to. Nothing happens until they accept it. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const day = useDay();
  const session = useSession();
  const navigate = useNavigate();
  const [token] = useState(takeInvitationToken);
  const person = session.status === 'signed-in' ? session.me.id : undefined;
  const offer = useQuery({
    ...offerQuery(token ?? '', person),
    enabled: token !== undefined && session.status !== 'unknown',
  });
  const accept = useAcceptInvitation();

  if (token === undefined || offer.isError) {
    return (
      <EmptyState
        page
        icon={Unlink}
        title={t('admin.offerNone')}
        action={
          <AppLink className={buttonClass()} to="/">
            {t('admin.offerHome')}
          </AppLink>
        }
      >
        {offer.isError ? errorText(t, offer.error) : t('admin.offerNoneText')}
      </EmptyState>
    );
  }
  if (offer.data === undefined) return <SkeletonRows />;
  const { invitedBy, email, expiresAt, mine } = offer.data;
  const role = roleWords(t, locale, offer.data);
  const take = (): void =>
    accept.mutate(token, {
      onSuccess: () => {
        forgetInvitationToken();
        showToast(t('admin.offerAccepted', { role }));
        void navigate({ to: '/', replace: true });
      },
    });
  return (
    <>
      <PageTitle title={t('admin.offerTitle')} />
      <p className="lead">
        {invitedBy === null ? t('admin.offerLead', { role }) : t('admin.offerLeadBy', { role, name: invitedBy })}
      </p>
      <p className="meta">{t('admin.validUntil', { day: day(expiresAt) })}</p>
      {accept.isError ? (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, accept.error)}
          </Banner>
        </div>
      ) : undefined}
      {mine ? (
        <div className="btnrow mt5">
          <Button kind="primary" big busy={accept.isPending} onClick={take}>
            {t('admin.offerAccept')}
          </Button>
          <AppLink className={buttonClass({ kind: 'quiet' })} to="/">
            {t('admin.offerLater')}
          </AppLink>
        </div>
      ) : (
        <WhoElse email={email} />
      )}
    </>
  );
};
