import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { ThreadSummary } from '@moja-ulica/shared/threads/schema.ts';
import { useQueries } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ThreadRow } from '../../../ui/thread-row.tsx';
import { unreadOf } from '../../../ui/unread.ts';
import type { Unread } from '../../../ui/unread.ts';
import { readPositionsQuery } from '../queries.ts';
import { NewThreadLink } from './new-thread-link.tsx';

/** A thread never opened is called new this long; older ones a newcomer just has not come to yet. */
const newForMs = 7 * 24 * 60 * 60 * 1000;

/** Read positions of several parts of a list: one request for each part. */
const usePositions = (parts: readonly (readonly ThreadSummary[])[]): ReadonlyMap<string, number> | undefined => {
  const me = useMe();
  const filled = me === undefined ? [] : parts.filter((part) => part.length > 0);
  const results = useQueries({
    queries: filled.map((part) =>
      readPositionsQuery(
        me?.id ?? '',
        part.map(({ id }) => id),
      ),
    ),
  });
  if (me === undefined || results.some(({ data }) => data === undefined)) return undefined;
  return new Map(results.flatMap(({ data }) => [...(data ?? [])]));
};

const unreadIn = (thread: ThreadSummary, lastRead: number, now: number): Unread => {
  const unread = unreadOf(thread.lastNumber, lastRead);
  return unread === 'thread' && now - Date.parse(thread.createdAt) > newForMs ? undefined : unread;
};

interface ThreadListProps {
  /** The list in the parts it was loaded in. */
  readonly parts: readonly (readonly ThreadSummary[])[];
  readonly pinnable: boolean;
  readonly sortedByCreation: boolean;
}

/** The threads of a forum; each opens where the reader stopped. */
export const ThreadList = ({ parts, pinnable, sortedByCreation }: ThreadListProps) => {
  const positions = usePositions(parts);
  const [now] = useState(() => Date.now());
  return (
    <ul className="rows">
      {parts.flat().map((thread) => {
        const lastRead = positions === undefined ? undefined : (positions.get(thread.id) ?? 0);
        const unread = lastRead === undefined ? undefined : unreadIn(thread, lastRead, now);
        const goesOn = lastRead !== undefined && lastRead > 0 && lastRead < thread.lastNumber;
        return (
          <ThreadRow
            key={thread.id}
            thread={thread}
            {...(unread !== undefined && { unread })}
            {...(goesOn && { number: lastRead + 1 })}
            pinnable={pinnable}
            at={sortedByCreation ? thread.createdAt : thread.lastActivityAt}
          />
        );
      })}
    </ul>
  );
};

interface NoThreadsProps {
  readonly place: PlaceSummary;
  readonly filtered: boolean;
  readonly onShowAll: () => void;
}

/** Nobody wrote yet, or nothing matches. */
export const NoThreads = ({ place, filtered, onShowAll }: NoThreadsProps) => {
  const t = useT();
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('threads.noneMatch')}
        action={<Button onClick={onShowAll}>{t('threads.showAll')}</Button>}
      >
        {t('threads.noneMatchText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture={<Emblem place={place.slug} name={place.name} />}
      title={t('threads.empty', { locative: place.locative.charAt(0).toUpperCase() + place.locative.slice(1) })}
      action={<NewThreadLink place={place.slug}>{t('threads.writeFirst')}</NewThreadLink>}
    >
      {t('threads.emptyText')}
    </EmptyState>
  );
};
