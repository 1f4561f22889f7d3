import type { JoinRequest } from '@moja-ulica/shared/estates/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { RefuseDialog } from './refuse-dialog.tsx';
import { useApprove } from '../mutations-requests.ts';
import { requestsQuery } from '../queries-requests.ts';

/** Who waits to be let into an estate, for its moderators. */
export const RequestList = ({ place: slug }: { readonly place: string }) => {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery(requestsQuery(slug));
  const approve = useApprove(slug);
  const [refusing, setRefusing] = useState<JoinRequest>();
  const nameOf = ({ person }: JoinRequest): string => person.displayName ?? '';
  return (
    <>
      <p className="lead">{t('joining.requestsLead')}</p>
      {approve.error === null ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, approve.error)}
          </Banner>
        </div>
      )}
      {isPending ? <SkeletonRows /> : undefined}
      {error !== null && data === undefined ? <ErrorState error={error} onRetry={() => void refetch()} /> : undefined}
      {data?.items.length === 0 ? <EmptyState title={t('joining.noRequests')} /> : undefined}
      <ul className="mt5">
        {data?.items.map((request) => (
          <li className="line-item request" key={request.id}>
            <div>
              <h2 className="place-name">
                <AppLink to={`/u/${request.person.handle ?? ''}`}>{nameOf(request)}</AppLink>
              </h2>
              {request.note === null ? undefined : <p>{request.note}</p>}
              <p className="meta">
                <RelativeTime at={request.createdAt} />
              </p>
            </div>
            <div className="btnrow">
              <Button
                kind="primary"
                busy={approve.isPending && approve.variables === request.id}
                aria-label={t('joining.approveOf', { name: nameOf(request) })}
                onClick={() =>
                  approve.mutate(request.id, {
                    onSuccess: () => showToast(t('joining.approved', { name: nameOf(request) })),
                  })
                }
              >
                {t('joining.approve')}
              </Button>
              <Button
                aria-label={t('joining.refuseOf', { name: nameOf(request) })}
                onClick={() => setRefusing(request)}
              >
                {t('joining.refuse')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {refusing === undefined ? undefined : (
        <RefuseDialog place={slug} request={refusing} onClose={() => setRefusing(undefined)} />
      )}
    </>
  );
};
