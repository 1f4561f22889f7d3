import { mayReadPlace } from '@moja-ulica/shared/estates/policy.ts';
import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useT } from '../../../lib/i18n.tsx';
import { placeAddress } from '../../../lib/places.ts';
import { useActor, useSession } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { LivePill } from '../../../ui/live-pill.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { ErrorState, NoPermission } from '../../../ui/states.tsx';
import { filtersOf, forumQueryText, isFiltered } from '../model/filters.ts';
import type { ForumSearch, ThreadFilters } from '../model/filters.ts';
import { institutionsQuery, placeQuery, refetchLists, threadsQuery } from '../queries.ts';
import { useForumLive } from '../realtime.ts';
import { Answerers, ForumAside } from './forum-aside.tsx';
import { TopicAndOrder, ViewFilters } from './forum-filters.tsx';
import { ForumHeader, JoinButton } from './forum-header.tsx';
import { NoThreads, ThreadList } from './thread-list.tsx';

interface ListingProps {
  readonly place: PlaceSummary;
  readonly search: ForumSearch;
  readonly filters: ThreadFilters;
  readonly onSearch: (search: ForumSearch) => void;
}

/** Keyed by the filters: another choice starts the list anew. */
const Listing = ({ place, search, filters, onSearch }: ListingProps) => {
  const t = useT();
  const client = useQueryClient();
  const details = useQuery(placeQuery(place.slug));
  const live = useForumLive(place.slug, filters);
  // The address may begin the list at an older part; what is loaded in place follows it.
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([search.starsze]);
  const parts = useQueries({ queries: cursors.map((cursor) => threadsQuery(place.slug, filters, cursor)) });
  const loaded = parts.map(({ data }) => data).filter((part) => part !== undefined);
  const failed = parts.find(({ data, error }) => data === undefined && error !== null);
  const threads = loaded.flatMap(({ items }) => items);
  const nextCursor = loaded.length === parts.length ? loaded.at(-1)?.nextCursor : null;
  const filtered = isFiltered(filters);
  const whole = nextCursor === null && cursors[0] === undefined && loaded.length === parts.length;
  const none = whole && threads.length === 0;
  const order = filters.sort === 'newest' ? 'newest' : 'activity';
  const total = whole ? threads.length : !filtered && place.threadCount > 0 ? place.threadCount : undefined;
  const count =
    loaded.length === 0
      ? ''
      : total === undefined
        ? t('threads.countFirst', { count: threads.length, order })
        : t('threads.count', { count: total, order });
  const showFresh = (): void => {
    live.seen();
    setCursors([undefined]);
    void refetchLists(client, place.slug);
    document.querySelector('main h1')?.scrollIntoView({ block: 'start' });
  };

  return (
    <>
      {none && !filtered ? undefined : (
        <TopicAndOrder search={search} onChange={onSearch} topics={details.data?.topics ?? []} count={count} />
      )}
      <h2 className="vh">{t('threads.list')}</h2>
      {cursors[0] === undefined ? undefined : (
        <p className="mb">
          <AppLink to={placeAddress(place)}>{t('threads.toNewest')}</AppLink>
        </p>
      )}
      {loaded.length === 0 && failed === undefined ? <SkeletonRows label={t('threads.loadingList')} /> : undefined}
      {none ? (
        <NoThreads place={place} filtered={filtered} onShowAll={() => onSearch({})} />
      ) : (
        <ThreadList
          parts={loaded.map(({ items }) => items)}
          pinnable={!filtered && order === 'activity'}
          sortedByCreation={order === 'newest'}
        />
      )}
      {failed === undefined ? undefined : (
        <ErrorState error={failed.error} title={t('threads.listFailed')} onRetry={() => void failed.refetch()} />
      )}
      {parts.length > loaded.length && loaded.length > 0 && failed === undefined ? (
        <SkeletonRows count={2} label={t('threads.loadingList')} />
      ) : undefined}
      {typeof nextCursor !== 'string' ? undefined : (
        <p className="mt5">
          <AppLink
            className={buttonClass({ wide: true })}
            rel="next"
            to={`${placeAddress(place)}${forumQueryText({ ...search, starsze: nextCursor })}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              setCursors((known) => (known.includes(nextCursor) ? known : [...known, nextCursor]));
            }}
          >
            {t('threads.older')}
          </AppLink>
        </p>
      )}
      <LivePill count={live.fresh} label={t('threads.liveThreads', { count: live.fresh })} onShow={showFresh} />
    </>
  );
};

/** A members-only forum before one is in it: who it is for, and how to get in. */
const ClosedForum = ({ place }: { readonly place: PlaceSummary }) => {
  const t = useT();
  return (
    <div className="mt6">
      <NoPermission title={t('threads.membersOnly')} action={<JoinButton place={place} primary />}>
        {t('threads.membersOnlyText', { name: place.name })}
      </NoPermission>
    </div>
  );
};

interface ForumScreenProps {
  readonly place: PlaceSummary;
  readonly search: ForumSearch;
}

/** A place's forum. */
export const ForumScreen = ({ place, search: current }: ForumScreenProps) => {
  const t = useT();
  const navigate = useNavigate();
  const actor = useActor();
  const { status } = useSession();
  const mayRead = mayReadPlace(actor, place).allow;
  const details = useQuery({ ...placeQuery(place.slug), enabled: mayRead });
  const institutions = useQuery({ ...institutionsQuery(place.slug), enabled: mayRead });
  const searchText = forumQueryText(current);
  const filters = useMemo(() => filtersOf(Object.fromEntries(new URLSearchParams(searchText))), [searchText]);
  useCrumbs([
    { label: t('app.forumsLong'), to: '/osiedla' },
    { label: place.kind === 'city' ? t('app.cityForum') : place.name },
  ]);
  const onSearch = (next: ForumSearch): void => {
    const stay = { search: next, resetScroll: false } as const;
    void (place.kind === 'city'
      ? navigate({ to: '/miasto', ...stay })
      : navigate({ to: '/o/$place', params: { place: place.slug }, ...stay }));
  };
  if (!mayRead) {
    return (
      <>
        <ForumHeader place={place} />
        {status === 'unknown' ? <SkeletonRows /> : <ClosedForum place={place} />}
      </>
    );
  }
  // There is nothing to choose from.
  const unwritten = place.threadCount === 0 && !isFiltered(filters);
  return (
    <>
      <ForumHeader place={place} />
      {unwritten ? undefined : <ViewFilters search={current} onChange={onSearch} />}
      <div className={unwritten ? 'cols forum-cols mt5' : 'cols forum-cols'}>
        <div>
          <Listing key={searchText} place={place} search={current} filters={filters} onSearch={onSearch} />
        </div>
        <aside aria-label={t('threads.aboutPlace')}>
          <Answerers institutions={institutions.data ?? []} />
          {details.data === undefined ? undefined : (
            <ForumAside
              place={details.data}
              topic={current.temat}
              topicAddress={(topic) => `${placeAddress(place)}?temat=${topic}`}
            />
          )}
        </aside>
      </div>
    </>
  );
};
