import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import type { PlaceSummary } from '../../../lib/places.ts';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { auditFilterOf } from '../audit-filter.ts';
import { auditQuery } from '../queries.ts';
import { AuditFilters, auditNames } from './audit-filters.tsx';
import type { AuditSearch } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import '../admin.css';

const useAsked = (): AuditSearch => {
  const values: Readonly<Record<string, unknown>> = useLocation({ select: ({ search }) => search });
  return Object.fromEntries(
    auditNames.flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]] as const] : [])),
  );
};

interface AuditScreenProps {
  readonly lead: string;
  /** To choose from. */
  readonly places: readonly PlaceSummary[];
}

/** The audit log as far as the person may read it. */
export const AuditScreen = ({ lead, places }: AuditScreenProps) => {
  const t = useT();
  const asked = useAsked();
  const list = useInfiniteQuery(auditQuery(auditFilterOf(asked)));
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageTitle title={t('admin.audit')} />
      <p className="lead">{lead}</p>
      <AuditFilters key={JSON.stringify(asked)} asked={asked} places={places} />
      {list.isPending ? <SkeletonRows /> : undefined}
      {list.isError && rows === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {rows?.length === 0 ? (
        <EmptyState icon={ScrollText} title={t('admin.noActs')}>
          {t('admin.noActsText')}
        </EmptyState>
      ) : undefined}
      {rows === undefined || rows.length === 0 ? undefined : <AuditList rows={rows} />}
      {list.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui.loadMore')}
          </Button>
        </p>
      ) : undefined}
    </>
  );
};
