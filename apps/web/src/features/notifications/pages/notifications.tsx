import { useInfiniteQuery } from '@tanstack/react-query';
import { BellOff, CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { Locale, Translate } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { dayNumber, formatWeekday } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { byDay } from '../by-day.ts';
import type { Day } from '../by-day.ts';
import { Note } from '../components/note.tsx';
import { useMarkRead } from '../mutations.ts';
import { notificationsQuery } from '../queries.ts';
import '../bell.css';

export const prefetch: Prefetch = (client) => client.prefetchInfiniteQuery(notificationsQuery);

const dayName = ({ day, items }: Day, today: number, t: Translate, locale: Locale): string => {
  if (day === today) return t('notifications.today');
  if (day === today - 1) return t('notifications.yesterday');
  return formatWeekday(new Date(items[0]?.createdAt ?? 0), locale);
};

/** `/powiadomienia`: all of them by day; opening one marks it as read. */
export const Page = () => {
  const t = useT();
  const locale = useLocale();
  const [today] = useState(() => dayNumber(new Date()));
  const list = useInfiniteQuery(notificationsQuery);
  const markRead = useMarkRead();
  useCrumbs([{ label: t('notifications.title') }]);

  const items = list.data?.pages.flatMap((page) => page.items);
  const days = byDay(items ?? []);
  const anyUnread = days.some(({ unread }) => unread > 0);
  const readAll = (
    <Button
      kind="quiet"
      icon={CheckCheck}
      busy={markRead.isPending}
      onClick={() => markRead.mutate('all', { onError: (error) => showToast(errorText(t, error)) })}
    >
      {t('notifications.readAll')}
    </Button>
  );

  return (
    <div className="narrow">
      <PageTitle title={t('notifications.title')} />
      {list.isPending ? (
        <div className="mt4">
          <SkeletonRows />
        </div>
      ) : undefined}
      {list.isError && items === undefined ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : undefined}
      {items?.length === 0 ? (
        <div className="mt5">
          <EmptyState icon={BellOff} title={t('notifications.none')}>
            {t('notifications.noneText')}
          </EmptyState>
        </div>
      ) : undefined}
      {days.map((group, index) => {
        const name = dayName(group, today, t, locale);
        return (
          <section key={group.day} aria-labelledby={`day-${group.day}`}>
            <div className="day-head">
              <h2 className="h-day" id={`day-${group.day}`}>
                {group.unread === 0 ? name : t('notifications.dayNew', { day: name, count: group.unread })}
              </h2>
              {index === 0 && anyUnread ? readAll : undefined}
            </div>
            <ul className="mt2">
              {group.items.map((note) => (
                <Note
                  key={note.id}
                  note={note}
                  clock={group.day !== today}
                  onOpen={({ id, read }) => {
                    if (!read) markRead.mutate([id]);
                  }}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {list.hasNextPage ? (
        <p className="mt5">
          <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('notifications.older')}
          </Button>
        </p>
      ) : undefined}
    </div>
  );
};
