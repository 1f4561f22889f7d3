import type { ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { joinRoom, onCatchUp, useLive } from '../../lib/socket.ts';
import { feedQuery } from './queries.ts';

/**
 * Counts the threads that appeared or moved on since the list was loaded. The list itself stays as it is until the reader asks.
 * @param places slugs of the forums to listen to
 */
export const useFeedNews = (
  places: readonly string[],
): { readonly waiting: number; readonly show: () => Promise<void> } => {
  const client = useQueryClient();
  const [threads, setThreads] = useState<ReadonlySet<string>>(new Set());
  const rooms = places.join(',');

  useEffect(() => {
    const leave = rooms === '' ? [] : rooms.split(',').map((place) => joinRoom(`forum:${place}`));
    return () => {
      for (const stop of leave) stop();
    };
  }, [rooms]);

  const onThread = useCallback<ServerEvents['thread.created']>(({ thread }) => {
    setThreads((known) => (known.has(thread.id) ? known : new Set([...known, thread.id])));
  }, []);
  useLive('thread.created', onThread);
  useLive('thread.updated', onThread);

  // After a longer cut nobody knows what was missed; a stale list asks anew when it is next shown.
  useEffect(
    () => onCatchUp(() => void client.invalidateQueries({ queryKey: feedQuery.queryKey, refetchType: 'none' })),
    [client],
  );

  const show = useCallback(async () => {
    await client.invalidateQueries({ queryKey: feedQuery.queryKey });
    setThreads(new Set());
  }, [client]);

  return { waiting: threads.size, show };
};
