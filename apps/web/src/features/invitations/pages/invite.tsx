import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { mayInvite } from '@moja-ulica/shared/invitations/policy.ts';
import { Link2 } from 'lucide-react';
import { useRef } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { placeAddress, usePlaces } from '../../../lib/places.ts';
import type { PlaceSummary } from '../../../lib/places.ts';
import { useActor } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { OwnLink } from '../components/own-link.tsx';
import { useMakeInvitation, useWithdrawInvitation } from '../mutations.ts';
import { ownInvitationQuery, placesQuery } from '../queries.ts';
import '../invitations.css';

export const prefetch: Prefetch = (client, { params }) =>
  Promise.all([client.prefetchQuery(placesQuery), client.prefetchQuery(ownInvitationQuery(params['place'] ?? ''))]);

const Link = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const own = useQuery(ownInvitationQuery(place.slug));
  const make = useMakeInvitation(place.slug);
  const withdraw = useWithdrawInvitation(place.slug);
  const maker = useRef<HTMLButtonElement>(null);
  const error = make.error ?? withdraw.error;
  if (own.isPending) return <SkeletonRows count={2} />;
  if (own.data === undefined) return <ErrorState error={own.error} onRetry={() => void own.refetch()} />;
  const takeBack = (): void =>
    withdraw.mutate(undefined, {
      onSuccess: () => {
        showToast(t('invitations.linkWithdrawn'));
        // The button that was pressed is gone.
        requestAnimationFrame(() => maker.current?.focus());
      },
    });
  return (
    <>
      {own.data === null ? (
        <p className="mt5">
          <Button ref={maker} kind="primary" big icon={Link2} busy={make.isPending} onClick={() => make.mutate()}>
            {t('invitations.linkMake')}
          </Button>
        </p>
      ) : (
        <OwnLink own={own.data} placeName={place.name} withdrawing={withdraw.isPending} onWithdraw={takeBack} />
      )}
      {error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, error)}
        </Banner>
      )}
    </>
  );
};

/** `/o/:place/zapros`: a link and a QR code for the people next door. */
export const Page = () => {
  const t = useT();
  const { place: slug = '' } = useParams({ strict: false });
  const actor = useActor();
  const place = usePlaces().find((one) => one.slug === slug);
  useCrumbs(
    place === undefined ? [] : [{ label: place.name, to: placeAddress(place) }, { label: t('neighbours.invite') }],
  );
  if (place === undefined) return <SkeletonRows count={3} />;
  const verdict = mayInvite(actor, place);
  return (
    <div className="narrow">
      <PageTitle title={t('invitations.inviteTo', { name: place.name })} />
      <p className="lead">{t('invitations.inviteLead')}</p>
      {place.joining === 'open' ? undefined : <p>{t(`invitations.inviteStill.${place.joining}`)}</p>}
      {verdict.allow ? (
        <Link place={place} />
      ) : (
        <>
          <Banner kind="info">{t(`error.${verdict.code}`)}</Banner>
          <p className="mt4">
            <AppLink className={buttonClass()} to={placeAddress(place)}>
              {t('invitations.toForum', { name: place.name })}
            </AppLink>
          </p>
        </>
      )}
    </div>
  );
};
