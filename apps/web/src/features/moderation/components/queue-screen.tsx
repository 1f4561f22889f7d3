import { reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import type { CaseSummary } from '@moja-ulica/shared/moderation/schema.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, SearchX, ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { wantHeadingFocus } from '../../../lib/page-focus.ts';
import { useSearchText } from '../../../lib/use-search-text.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Loading, SkeletonLine, SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { wantCaseFocus } from '../case-focus.ts';
import { afterDecision, mainReason, neighbour } from '../queue.ts';
import { caseQuery, casesQuery } from '../queries.ts';
import { useKeys } from '../use-keys.ts';
import { CaseView } from './case-view.tsx';
import { KeysHelp } from './keys-help.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueHead } from './queue-head.tsx';
import { QueueList } from './queue-list.tsx';
import '../queue.css';

const decidedSearch = 'rozstrzygniete';

const addressOf = (id: string, decided: boolean): string =>
  `/moderacja/${id}${decided ? `?stan=${decidedSearch}` : ''}`;

interface CasePanelProps {
  readonly id: string;
  readonly cases: readonly CaseSummary[];
  readonly onGo: (to: CaseSummary | undefined) => void;
  readonly onDecided: () => void;
  readonly onReopened: () => void;
}

const CasePanel = ({ id, cases, onGo, onDecided, onReopened }: CasePanelProps) => {
  const t = useT();
  const item = useQuery(caseQuery(id));
  const at = cases.findIndex((other) => other.id === id);
  if (item.data === undefined) {
    if (item.isPending) {
      return (
        <section className="case coming">
          <div className="in">
            <Loading>
              <SkeletonLine width="short" />
              <SkeletonLine width="half" title />
              <SkeletonLine width="long" />
              <SkeletonLine width="long" />
            </Loading>
          </div>
        </section>
      );
    }
    if (item.error instanceof ApiError && item.error.status === 404) {
      return (
        <EmptyState icon={SearchX} title={t('moderation.noCase')}>
          {t('moderation.noCaseText')}
        </EmptyState>
      );
    }
    return <ErrorState error={item.error} onRetry={() => void item.refetch()} />;
  }
  return (
    <CaseView
      key={id}
      item={item.data}
      onDecided={onDecided}
      onReopened={onReopened}
      pager={
        at === -1 ? undefined : (
          <div className="pager only-phone">
            <span>{t('moderation.position', { at: at + 1, of: cases.length })}</span>
            <span className="pager-keys">
              <IconButton
                icon={ChevronLeft}
                label={t('moderation.keyPrevious')}
                disabled={at === 0}
                onClick={() => onGo(cases[at - 1])}
              />
              <IconButton
                icon={ChevronRight}
                label={t('moderation.keyNext')}
                disabled={at === cases.length - 1}
                onClick={() => onGo(cases[at + 1])}
              />
            </span>
          </div>
        )
      }
    />
  );
};

/** The queue and, beside it, one case: the one in the address, else the first. */
export const QueueScreen = ({ caseId }: { readonly caseId: string | undefined }) => {
  const t = useT();
  const router = useRouter();
  const decided = useSearchText('stan') === decidedSearch;
  const list = useInfiniteQuery(casesQuery(decided ? 'decided' : 'open'));
  const [reason, setReason] = useState<HideRule>();
  const [help, setHelp] = useState(false);
  useCrumbs([{ label: t('app.moderation') }]);

  const all = list.data?.pages.flatMap(({ items }) => items);
  const cases = useMemo(
    () => (all ?? []).filter((item) => reason === undefined || mainReason(item) === reason),
    [all, reason],
  );
  const selected = caseId ?? cases[0]?.id;

  const go = (to: CaseSummary | undefined): void => {
    if (to === undefined) {
      // The case that had focus is gone, and no other one takes it.
      wantHeadingFocus();
      router.history.push(decided ? `/moderacja?stan=${decidedSearch}` : '/moderacja');
      return;
    }
    wantCaseFocus(to.id);
    router.history.push(addressOf(to.id, decided));
  };
  const onReopened = (id: string): void => {
    wantCaseFocus(id);
    router.history.push(addressOf(id, false));
  };
  const onDecided = (): void => {
    if (selected !== undefined && !decided) go(afterDecision(cases, selected));
  };

  useKeys(
    useMemo(
      () => ({
        j: () => go(neighbour(cases, selected, 1)),
        k: () => go(neighbour(cases, selected, -1)),
        '?': () => setHelp(true),
      }),
      // oxlint-disable-next-line react/exhaustive-deps -- `go` only reads what stands here
      [cases, selected, decided],
    ),
  );

  return (
    <>
      <QueueHead cases={decided ? [] : all} onHelp={() => setHelp(true)}>
        <PageTitle title={t('moderation.title')} />
      </QueueHead>
      <QueueFilters
        cases={all}
        order={reportReasons}
        reason={reason}
        onReason={setReason}
        decided={decided}
        decidedAddress={`/moderacja?stan=${decidedSearch}`}
      />
      {list.isPending ? <SkeletonRows /> : undefined}
      {list.isError && all === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {all !== undefined && cases.length === 0 && caseId === undefined ? (
        <EmptyState icon={ShieldCheck} title={t(decided ? 'moderation.noneDecided' : 'moderation.none')}>
          {t(decided ? 'moderation.noneDecidedText' : 'moderation.noneText')}
        </EmptyState>
      ) : undefined}
      {selected === undefined ? undefined : (
        <div className="mod">
          <div>
            <h2 className="vh">{t('moderation.list')}</h2>
            <QueueList cases={cases} selected={selected} address={(id) => addressOf(id, decided)} />
            {list.hasNextPage ? (
              <p className="mt4">
                <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t('moderation.older')}
                </Button>
              </p>
            ) : undefined}
          </div>
          <CasePanel
            id={selected}
            cases={cases}
            onGo={go}
            onDecided={onDecided}
            onReopened={() => onReopened(selected)}
          />
        </div>
      )}
      {help ? <KeysHelp onClose={() => setHelp(false)} /> : undefined}
    </>
  );
};
