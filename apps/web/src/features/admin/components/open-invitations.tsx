import type { StaffInvitation } from '@moja-ulica/shared/admin/schema.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeInvitation } from '../mutations.ts';
import { invitationsQuery } from '../queries.ts';
import { roleWords } from '../role-words.ts';
import { useDay } from '../use-day.ts';

const Item = ({ invitation }: { readonly invitation: StaffInvitation }) => {
  const t = useT();
  const locale = useLocale();
  const day = useDay();
  const { resend, revoke } = useChangeInvitation(invitation.id);
  const { email, expired, expiresAt, invitedBy } = invitation;
  const busy = resend.isPending || revoke.isPending;
  const onError = (error: unknown): void => showToast(errorText(t, error));
  return (
    <li className="line-item wrap">
      <div>
        <p className="strong">{email}</p>
        <p className="meta">
          {roleWords(t, locale, invitation)}
          {' · '}
          {t(expired ? 'admin.expiredOn' : 'admin.validUntil', { day: day(expiresAt) })}
          {invitedBy === null ? '' : ` · ${invitedBy}`}
        </p>
      </div>
      <div className="line-acts">
        <Button
          busy={busy}
          aria-label={t('admin.resendTo', { email })}
          onClick={() =>
            resend.mutate(undefined, { onError, onSuccess: () => showToast(t('admin.invited', { email })) })
          }
        >
          {t('admin.resend')}
        </Button>
        <Button
          busy={busy}
          aria-label={t('admin.revokeOf', { email })}
          onClick={() => revoke.mutate(undefined, { onError, onSuccess: () => showToast(t('admin.revoked')) })}
        >
          {t('admin.revoke')}
        </Button>
      </div>
    </li>
  );
};

/** Invitations that wait; each can be sent again or withdrawn. */
export const OpenInvitations = () => {
  const t = useT();
  const list = useInfiniteQuery(invitationsQuery);
  const items = list.data?.pages.flatMap((page) => page.items);
  if (list.isPending) return <SkeletonRows count={2} />;
  if (items === undefined) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) return <p className="muted">{t('admin.noInvitations')}</p>;
  return (
    <>
      <ul>
        {items.map((invitation) => (
          <Item key={invitation.id} invitation={invitation} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.loadMore')}
        </Button>
      ) : undefined}
    </>
  );
};
