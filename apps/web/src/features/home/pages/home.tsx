import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Prefetch } from '../../../lib/page.ts';
import { usePlaces } from '../../../lib/places.ts';
import { useMe, useSession } from '../../../lib/session.ts';
import { News } from '../components/news.tsx';
import { Welcome } from '../components/welcome.tsx';
import { withUnread } from '../news.ts';
import { feedQuery, olderFeedQuery, placesQuery, readPositionsQuery } from '../queries.ts';
import { useFeedNews } from '../realtime.ts';

const maxPositionsAsked = 50;

export const prefetch: Prefetch = (client) =>
  Promise.all([client.prefetchQuery(feedQuery), client.prefetchQuery(placesQuery)]);

const GuestStart = () => {
  const feed = useQuery(feedQuery);
  return <Welcome places={usePlaces()} threads={feed.data?.items ?? (feed.isError ? [] : undefined)} />;
};

const MemberStart = () => {
  const places = usePlaces();
  const me = useMe();
  const mine = new Set([
    ...(me?.memberships.map(({ place }) => place) ?? []),
    ...places.filter(({ kind }) => kind === 'city').map(({ slug }) => slug),
  ]);
  const feed = useQuery(feedQuery);
  const [wantsOlder, setWantsOlder] = useState(false);
  const cursor = feed.data?.nextCursor ?? null;
  const older = useInfiniteQuery({ ...olderFeedQuery(cursor ?? ''), enabled: wantsOlder && cursor !== null });
  const threads =
    feed.data === undefined
      ? undefined
      : [...feed.data.items, ...(older.data?.pages.flatMap(({ items }) => items) ?? [])];
  // Read positions are asked for what came first; what was loaded later is older than that and mostly read.
  const ids = (threads ?? []).slice(0, maxPositionsAsked).map(({ id }) => id);
  const positions = useQuery({ ...readPositionsQuery(ids), enabled: me !== undefined && ids.length > 0 });
  const { waiting, show } = useFeedNews([...mine]);

  const more = older.data === undefined ? cursor !== null : older.hasNextPage;
  return (
    <News
      places={places}
      mine={mine}
      items={threads === undefined ? undefined : withUnread(threads, positions.data)}
      error={feed.error}
      onRetry={() => void feed.refetch()}
      waiting={waiting}
      onShowWaiting={() => {
        // What was waiting stands at the top of the list.
        void show().then(() => document.getElementById('news')?.focus());
      }}
      onOlder={more ? () => void (wantsOlder ? older.fetchNextPage() : setWantsOlder(true)) : undefined}
      loadingOlder={older.isFetching}
    />
  );
};

/** `/`: a guest is welcomed; who is signed in (or may be, until the answer comes) sees what is new. */
export const Page = () => (useSession().status === 'guest' ? <GuestStart /> : <MemberStart />);
