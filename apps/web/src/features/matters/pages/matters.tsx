import { useInfiniteQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { useMe } from '../../../lib/session.ts';
import { useSearchText } from '../../../lib/use-search-text.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { GoodAnswer } from '../components/good-answer.tsx';
import { MatterTable } from '../components/matter-table.tsx';
import { isOverdue } from '../deadlines.ts';
import { awaitingQuery } from '../queries.ts';
import type { Show } from '../queries.ts';
import { useLiveMatters } from '../realtime.ts';
import '../matters.css';

const answeredSearch = 'z-odpowiedzia';

export const prefetch: Prefetch = (client, { search }) =>
  client.prefetchInfiniteQuery(awaitingQuery(search['pokaz'] === answeredSearch ? 'answered' : 'waiting'));

const tabs = [
  ['waiting', '/sprawy', 'matters.tabWaiting'],
  ['answered', `/sprawy?pokaz=${answeredSearch}`, 'matters.tabAnswered'],
] as const;

/** `/sprawy`: what waits for the answer of my institutions, nearest deadline first. */
export const Page = () => {
  const t = useT();
  const me = useMe();
  const [now] = useState(() => new Date());
  const show: Show = useSearchText('pokaz') === answeredSearch ? 'answered' : 'waiting';
  const list = useInfiniteQuery(awaitingQuery(show));
  useLiveMatters([...new Set(me?.liaisonFor.flatMap(({ places }) => places))]);
  useCrumbs([{ label: t('matters.title') }]);

  const threads = list.data?.pages.flatMap(({ items }) => items);
  const counted = show === 'waiting' && threads !== undefined && !list.hasNextPage;
  const overdue = (threads ?? []).filter((thread) => isOverdue(thread, now)).length;

  return (
    <>
      <PageTitle title={t('matters.title')}>
        {counted
          ? t('matters.heading', { count: threads.length })
          : t(show === 'waiting' ? 'matters.title' : 'matters.answeredTitle')}
      </PageTitle>
      <p className="lead">
        {me?.liaisonFor.map(({ name }) => name).join(', ')}
        {counted && threads.length > 0 ? `. ${t('matters.overdue', { count: overdue })}` : ''}
      </p>
      <nav className="filters mt4" aria-label={t('matters.which')}>
        {tabs.map(([key, to, words]) => (
          <AppLink key={key} className="filter" to={to} {...(key === show && { 'aria-current': 'page' as const })}>
            {t(words)}
          </AppLink>
        ))}
      </nav>
      {list.isPending ? <SkeletonRows /> : undefined}
      {list.isError && threads === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {threads?.length === 0 ? (
        <div className="mt5">
          <EmptyState icon={Inbox} title={t(show === 'waiting' ? 'matters.none' : 'matters.noneAnswered')}>
            {t(show === 'waiting' ? 'matters.noneText' : 'matters.noneAnsweredText')}
          </EmptyState>
        </div>
      ) : undefined}
      {threads === undefined || threads.length === 0 ? undefined : (
        <MatterTable threads={threads} show={show} showInstitution={(me?.liaisonFor.length ?? 0) > 1} />
      )}
      {list.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('matters.older')}
          </Button>
        </p>
      ) : undefined}
      {list.isPending ? undefined : <GoodAnswer />}
    </>
  );
};
