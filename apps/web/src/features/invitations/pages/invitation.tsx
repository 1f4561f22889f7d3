import type { Invitation } from '@moja-ulica/shared/invitations/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { LinkIcon, LogIn, UserPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { errorText } from '../../../lib/error-text.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { giveHeadingFocus } from '../../../lib/page-focus.ts';
import type { Prefetch } from '../../../lib/page.ts';
import { placeAddress, usePlaces } from '../../../lib/places.ts';
import { useSession } from '../../../lib/session.ts';
import { useTitle } from '../../../lib/title.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAcceptInvitation } from '../mutations.ts';
import { invitationQuery, placesQuery } from '../queries.ts';
import '../invitations.css';

export const prefetch: Prefetch = (client, { params }) =>
  Promise.all([client.prefetchQuery(placesQuery), client.prefetchQuery(invitationQuery(params['token'] ?? ''))]);

interface WaysProps {
  readonly token: string;
  readonly invitation: Invitation;
}

/** What a guest can do: open an account with this estate chosen, or sign in; both come back here. */
const GuestWays = ({ token, invitation }: WaysProps) => {
  const t = useT();
  const back = `powrot=${encodeURIComponent(`/zapraszam/${token}`)}`;
  const home = invitation.joining === 'open' ? `&osiedle=${invitation.place.slug}` : '';
  return (
    <div className="btnrow mt5">
      <AppLink className={buttonClass({ kind: 'primary', big: true })} to={`/rejestracja?${back}${home}`}>
        <Icon of={UserPlus} />
        {t('app.register')}
      </AppLink>
      <AppLink className={buttonClass({ big: true })} to={`/zaloguj?${back}`}>
        <Icon of={LogIn} />
        {t('identity.signIn')}
      </AppLink>
    </div>
  );
};

const Join = ({ token, invitation }: WaysProps) => {
  const t = useT();
  const navigate = useNavigate();
  const accept = useAcceptInvitation(token);
  const { name, slug } = invitation.place;
  const join = (): void =>
    accept.mutate(undefined, {
      onSuccess: () => {
        showToast(t('threads.joined', { name }));
        void navigate({ to: '/o/$place', params: { place: slug } });
      },
    });
  return (
    <>
      <p className="mt5">
        <Button kind="primary" big icon={UserPlus} busy={accept.isPending} onClick={join}>
          {t('invitations.join', { name })}
        </Button>
      </p>
      {accept.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, accept.error)}
        </Banner>
      )}
    </>
  );
};

const Shown = ({ token, invitation }: WaysProps) => {
  const t = useT();
  const locale = useLocale();
  const session = useSession();
  const { place, inviter, joining, member } = invitation;
  const known = usePlaces().find(({ slug }) => slug === place.slug);
  const forum = (
    <p className="mt5">
      <AppLink className={buttonClass({ kind: 'primary', big: true })} to={placeAddress({ ...place, kind: 'estate' })}>
        {t('invitations.toForum', { name: place.name })}
      </AppLink>
    </p>
  );
  const ways = (): ReactNode => {
    if (session.status === 'guest') return <GuestWays token={token} invitation={invitation} />;
    if (member) return forum;
    return joining === 'open' ? <Join token={token} invitation={invitation} /> : forum;
  };
  return (
    <div className="narrow">
      <div className="forum-h" data-accent={known?.accent}>
        <Emblem place={place.slug} name={place.name} size="l" />
        <div>
          <PageTitle title={t('invitations.invitedTitle', { name: inviter.displayName, place: place.name })} />
        </div>
      </div>
      <p className="inviter mt4">
        <PersonAvatar handle={inviter.handle} name={inviter.displayName} small />
        <AppLink to={`/u/${inviter.handle}`}>{inviter.displayName}</AppLink>
      </p>
      {known === undefined ? undefined : <p className="lead mt4">{pickText(known.description, locale)}</p>}
      <p className="mt4">{t(member ? 'invitations.memberAlready' : 'invitations.invitedLead')}</p>
      {joining === 'open' || member ? undefined : <p>{t(`invitations.inviteStill.${joining}`)}</p>}
      {session.status === 'unknown' ? undefined : ways()}
    </div>
  );
};

const Ended = () => {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useTitle(t('invitations.endedTitle'));
  useEffect(() => giveHeadingFocus(box.current?.querySelector('h1')), []);
  return (
    <div ref={box}>
      <EmptyState
        page
        icon={LinkIcon}
        title={t('invitations.endedTitle')}
        action={
          <AppLink className={buttonClass({ kind: 'primary' })} to="/osiedla">
            {t('identity.seeForums')}
          </AppLink>
        }
      >
        {t('invitations.endedText')}
      </EmptyState>
    </div>
  );
};

/** `/zapraszam/:token`: who invites where, and how to get in. */
export const Page = () => {
  const { token = '' } = useParams({ strict: false });
  const session = useSession();
  const invitation = useQuery(invitationQuery(token));
  const { refetch } = invitation;
  const person = session.status === 'signed-in' ? session.me.id : session.status;
  // Whether one belongs there already depends on who looks.
  const asked = useRef(person);
  useEffect(() => {
    if (asked.current !== person) void refetch();
    asked.current = person;
  }, [person, refetch]);
  if (invitation.data !== undefined) return <Shown token={token} invitation={invitation.data} />;
  if (invitation.isPending) return <SkeletonRows count={3} />;
  if (invitation.error instanceof ApiError && invitation.error.status < 500) return <Ended />;
  return <ErrorState page error={invitation.error} onRetry={() => void refetch()} />;
};
