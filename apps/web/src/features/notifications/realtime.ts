import type { ServerEvents } from '@moja-ulica/shared/realtime.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { announce } from '../../lib/announce.ts';
import { useT } from '../../lib/i18n.tsx';
import { innerQuotes } from '../../lib/inner-quotes.ts';
import { restoreSession } from '../../lib/session.ts';
import { onCatchUp, useLive } from '../../lib/socket.ts';
import { addNotification, refreshNotifications, setUnread } from './queries.ts';

/**
 * Keeps list and count up to date. A new arrival is silent, because the bell's name says how many there are; only an official
 * answer is said aloud, politely.
 */
export const useLiveNotifications = (): void => {
  const client = useQueryClient();
  const t = useT();
  const onNotification = useCallback<ServerEvents['notification.created']>(
    ({ notification, unread }) => {
      addNotification(client, notification);
      setUnread(client, unread);
      // Whoever has been let in belongs from now on: their rail and what they may do is another.
      if (notification.kind === 'join_approved') void restoreSession();
      if (notification.kind === 'official_answer' && notification.thread !== null) {
        announce(t('notifications.said', { title: innerQuotes(notification.thread.title) }));
      }
    },
    [client, t],
  );
  useLive('notification.created', onNotification);
  const refresh = useCallback(() => void refreshNotifications(client), [client]);
  useLive('notification.gone', refresh);
  useEffect(() => onCatchUp(refresh), [refresh]);
};
