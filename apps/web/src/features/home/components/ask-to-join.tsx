import { moderates } from '@moja-ulica/shared/estates/policy.ts';
import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import type { OwnJoinRequest, PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { useLiveRequests } from '../../../lib/own-requests.ts';
import { useActor, useMe, useSession } from '../../../lib/session.ts';
import { formatDay } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button, buttonClass } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { AskForm } from './ask-form.tsx';
import { ForGuest } from './held-code.tsx';
import { RequestList } from './request-list.tsx';
import { useWithdrawRequest } from '../mutations.ts';
import { ownRequestsQuery } from '../queries.ts';

const Waiting = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const withdraw = useWithdrawRequest();
  return (
    <>
      <div className="mt4">
        <Banner icon={Clock} live="status">
          {t('threads.requestWaits')}
        </Banner>
      </div>
      {withdraw.error === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, withdraw.error)}
        </Banner>
      )}
      <div className="btnrow mt4">
        <Button busy={withdraw.isPending} onClick={() => withdraw.mutate(place.slug)}>
          {t('joining.takeBack')}
        </Button>
      </div>
    </>
  );
};

const Ask = ({ place, request }: { readonly place: PlaceSummary; readonly request: OwnJoinRequest | undefined }) => {
  const t = useT();
  const locale = useLocale();
  const me = useMe();
  const [now] = useState(() => new Date());
  if (me?.memberships.some((mine) => mine.place === place.slug)) {
    return (
      <div className="btnrow mt4">
        <AppLink className={buttonClass({ kind: 'primary' })} to={`/o/${place.slug}`}>
          {t('joining.toForum', { name: place.name })}
        </AppLink>
      </div>
    );
  }
  if (request?.state === 'open') return <Waiting place={place} />;
  const again = request?.mayAskAgainAt ? new Date(request.mayAskAgainAt) : null;
  return (
    <>
      {request?.state === 'refused' ? (
        <div className="mt4">
          <Banner kind="warn">
            <b>{t('joining.refused')}</b> {request.reason}
            {again !== null && again > now ? ` ${t('joining.againAt', { date: formatDay(again, now, locale) })}` : ''}
          </Banner>
        </div>
      ) : undefined}
      {again !== null && again > now ? undefined : <AskForm place={place.slug} />}
    </>
  );
};

/** Asks to be let into an estate, and says what became of it; for its moderators, who waits. */
export const AskToJoin = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  const actor = useActor();
  const session = useSession();
  useLiveRequests();
  const own = useQuery({ ...ownRequestsQuery, enabled: session.status === 'signed-in' });
  if (moderates(actor, place)) {
    return (
      <>
        <PageTitle title={t('joining.requestsOf', { name: place.name })} />
        <RequestList place={place.slug} />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t('joining.askOf', { name: place.name })} />
      <p className="lead">{t('joining.askLead')}</p>
      {session.status === 'guest' ? <ForGuest back={`${typedCodePage}/${place.slug}`} place={place.slug} /> : undefined}
      {own.isError ? <ErrorState error={own.error} onRetry={() => void own.refetch()} /> : undefined}
      {own.data === undefined ? undefined : (
        <Ask place={place} request={own.data.find((request) => request.place === place.slug)} />
      )}
    </>
  );
};
