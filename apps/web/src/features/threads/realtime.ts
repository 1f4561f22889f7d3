import type { PresenceEvent } from '@moja-ulica/shared/realtime.ts';
import type { PostEvent, ThreadEvent } from '@moja-ulica/shared/threads/events.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { onCatchUp, useLive, useRoom } from '../../lib/socket.ts';
import { currentSession } from '../../lib/session.ts';
import { threads } from './api.ts';
import type { ThreadFilters } from './model/filters.ts';
import { newsOfEvent } from './model/pages.ts';
import {
  applyNews,
  cachedGap,
  cachedVersion,
  catchUpList,
  refetchOverlays,
  refetchThread,
  updateListed,
} from './queries.ts';

/** Events of one thread come in order; a gap that stays this long is a loss. */
const gapPatienceMs = 400;

/** Asks what changed since the oldest cached page and puts it into all of them. */
const heal = async (client: QueryClient, thread: string): Promise<void> => {
  const since = cachedVersion(client, thread);
  if (since === undefined) return;
  const { complete, thread: head, posts } = await threads.changes({ params: { thread }, query: { since } });
  if (complete) applyNews(client, { since, thread: head, posts });
  else await refetchThread(client, thread);
};

/**
 * Keeps the cached pages of a thread true: takes events over, heals every gap in their versions, and after a cut asks for
 * what was missed.
 */
export const useThreadLive = (thread: string): void => {
  const client = useQueryClient();
  useRoom(`thread:${thread}`);

  useEffect(() => {
    const catchUp = (): void => void heal(client, thread).catch(() => undefined);
    // What happened between reading the page and entering the room.
    const entered = setTimeout(catchUp, 2_000);
    const stop = onCatchUp(catchUp);
    return () => {
      clearTimeout(entered);
      stop();
    };
  }, [client, thread]);

  const take = useCallback(
    (event: PostEvent) => {
      if (event.thread.id !== thread) return;
      applyNews(client, newsOfEvent(event));
      const { version } = event.thread;
      if (cachedGap(client, thread, version) === undefined) return;
      setTimeout(() => {
        if (cachedGap(client, thread, version) !== undefined) void heal(client, thread).catch(() => undefined);
      }, gapPatienceMs);
    },
    [client, thread],
  );

  const takeHidden = useCallback(
    (event: PostEvent) => {
      take(event);
      const session = currentSession();
      if (event.thread.id === thread && session.status === 'signed-in') {
        void refetchOverlays(client, session.me.id, thread);
      }
    },
    [client, take, thread],
  );

  useLive('post.created', take);
  useLive('post.updated', takeHidden);
  useLive('post.hidden', takeHidden);
  useLive(
    'thread.updated',
    useCallback(
      ({ thread: head }: ThreadEvent) => {
        if (head.id !== thread || cachedGap(client, thread, head.version) === undefined) return;
        setTimeout(() => {
          if (cachedGap(client, thread, head.version) !== undefined) void heal(client, thread).catch(() => undefined);
        }, gapPatienceMs);
      },
      [client, thread],
    ),
  );
  useLive(
    'room.catchup',
    useCallback(
      ({ room }) => {
        if (room === null || room === `thread:${thread}`) void heal(client, thread).catch(() => undefined);
      },
      [client, thread],
    ),
  );
};

const isOwn = ({ author }: ThreadEvent['thread']): boolean => {
  const session = currentSession();
  return session.status === 'signed-in' && session.me.handle === author.handle;
};

/** How many threads appeared since the list was read, and how to start counting anew. */
export interface ForumLive {
  readonly fresh: number;
  readonly seen: () => void;
}

const noIds: ReadonlySet<string> = new Set();

/** Keeps a forum's list true without moving its rows, and counts the threads that wait to be shown. */
export const useForumLive = (place: string, filters: ThreadFilters): ForumLive => {
  const client = useQueryClient();
  const [freshIds, setFreshIds] = useState(noIds);
  useRoom(`forum:${place}`);

  const catchUp = useCallback(() => {
    catchUpList(client, place, filters).then(
      (ids) => {
        if (ids.length > 0) setFreshIds((known) => new Set([...known, ...ids]));
      },
      // The next event or cut brings another chance; meanwhile the list stays as it was read.
      () => undefined,
    );
  }, [client, place, filters]);

  useEffect(() => {
    catchUp();
    return onCatchUp(catchUp);
  }, [catchUp]);
  useLive(
    'thread.created',
    useCallback(
      ({ thread }: ThreadEvent) => {
        if (thread.place.slug === place && !isOwn(thread)) setFreshIds((known) => new Set(known).add(thread.id));
      },
      [place],
    ),
  );
  useLive(
    'thread.updated',
    useCallback(
      ({ thread }: ThreadEvent) => {
        if (thread.place.slug === place) updateListed(client, thread);
      },
      [client, place],
    ),
  );
  useLive(
    'room.catchup',
    useCallback(
      ({ room }) => {
        if (room === null || room === `forum:${place}`) catchUp();
      },
      [catchUp, place],
    ),
  );
  const seen = useCallback(() => setFreshIds(noIds), []);
  return { fresh: freshIds.size, seen };
};

const nobody: PresenceEvent = { room: 'thread:', readers: 0, writers: [] };

/** Who reads a thread and who writes in it. */
export const usePresence = (thread: string): PresenceEvent => {
  const [presence, setPresence] = useState<PresenceEvent>(nobody);
  useLive(
    'room.presence',
    useCallback(
      (event) => {
        if (event.room === `thread:${thread}`) setPresence(event);
      },
      [thread],
    ),
  );
  return presence;
};
