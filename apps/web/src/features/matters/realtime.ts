import type { ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { joinRoom, onCatchUp, useLive } from '../../lib/socket.ts';
import { awaitingQuery } from './queries.ts';

/**
 * Keeps the list true while it is open: a matter that appears or gets its answer in one of these places.
 * @param places slugs that my institutions serve
 */
export const useLiveMatters = (places: readonly string[]): void => {
  const client = useQueryClient();
  const rooms = places.join(',');
  const refresh = useCallback(() => {
    for (const show of ['waiting', 'answered'] as const) {
      void client.invalidateQueries({ queryKey: awaitingQuery(show).queryKey });
    }
  }, [client]);
  const onThread = useCallback<ServerEvents['thread.updated']>(
    ({ thread }) => {
      if (thread.matter !== null) refresh();
    },
    [refresh],
  );
  useLive('thread.created', onThread);
  useLive('thread.updated', onThread);
  useEffect(() => onCatchUp(refresh), [refresh]);
  useEffect(() => {
    const leave = rooms === '' ? [] : rooms.split(',').map((place) => joinRoom(`forum:${place}`));
    return () => {
      for (const stop of leave) stop();
    };
  }, [rooms]);
};
